-- AlterTable
ALTER TABLE "customer_list" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "updated_by" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "customer_list_entry_external_id_idx" ON "customer_list_entry"("external_id");
