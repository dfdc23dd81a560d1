-- AlterTable
ALTER TABLE "segment" ADD COLUMN     "draft_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "draft_saved_at" TIMESTAMPTZ(3),
ADD COLUMN     "draft_saved_by" TEXT;
