-- A customer is woken once for all segments, at the earliest moment at which any answer can change.
CREATE TABLE "customer_wake" (
    "customer_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL
);
INSERT INTO "customer_wake" SELECT "customer_id", min("at") FROM "membership_wake" GROUP BY "customer_id";
DROP TABLE "membership_wake";
ALTER TABLE "customer_wake" RENAME TO "membership_wake";
ALTER TABLE "membership_wake" ADD CONSTRAINT "membership_wake_pkey" PRIMARY KEY ("customer_id");
CREATE INDEX "membership_wake_at_idx" ON "membership_wake"("at");
ALTER TABLE "membership_wake" ADD CONSTRAINT "membership_wake_customer_id_fkey"
  FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
