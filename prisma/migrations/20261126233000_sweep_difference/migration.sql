-- AlterEnum
ALTER TYPE "membership_cause" ADD VALUE 'threshold';
ALTER TYPE "membership_cause" ADD VALUE 'manual';
ALTER TYPE "membership_cause" ADD VALUE 'repaired';

-- AlterTable
ALTER TABLE "segment_evaluation" ADD COLUMN     "sweeps" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "differences" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "differed_at" TIMESTAMPTZ(3);
