-- AlterTable
ALTER TABLE "segment_evaluation" ADD COLUMN     "foreseen_to" BIGINT;

-- CreateTable
CREATE TABLE "membership_wake" (
    "segment_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_wake_pkey" PRIMARY KEY ("segment_id","customer_id")
);

-- CreateIndex
CREATE INDEX "membership_wake_at_idx" ON "membership_wake"("at");

-- CreateIndex
CREATE INDEX "membership_wake_customer_id_idx" ON "membership_wake"("customer_id");

-- AddForeignKey
ALTER TABLE "membership_wake" ADD CONSTRAINT "membership_wake_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_wake" ADD CONSTRAINT "membership_wake_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Segments that are evaluated already have no wakes yet: all customers are looked at once.
UPDATE "segment_evaluation" SET "foreseen_to" = 0;
