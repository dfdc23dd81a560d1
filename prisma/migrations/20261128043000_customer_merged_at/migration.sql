-- A sweep asks for those who were merged while the population was read; it looked through all customers for them.
CREATE INDEX "customer_merged_at_idx" ON "customer"("merged_at") WHERE "merged_at" IS NOT NULL;
