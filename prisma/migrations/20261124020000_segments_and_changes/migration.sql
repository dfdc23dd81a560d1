-- CreateEnum
CREATE TYPE "change_status" AS ENUM ('pending', 'approved', 'rejected', 'withdrawn', 'stale');

-- CreateEnum
CREATE TYPE "membership_cause" AS ENUM ('published', 'message', 'time', 'merge', 'archived');

-- AlterTable
ALTER TABLE "segment" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "draft_rule" JSONB,
ADD COLUMN     "label_en" TEXT,
ADD COLUMN     "label_zh" TEXT,
ADD COLUMN     "owner_id" TEXT,
ADD COLUMN     "owner_name" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "segment_version" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "label_en" TEXT,
ADD COLUMN     "label_zh" TEXT,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "published_by" TEXT;

-- CreateTable
CREATE TABLE "change_request" (
    "id" UUID NOT NULL,
    "no" SERIAL NOT NULL,
    "segment_id" UUID NOT NULL,
    "base_version_no" INTEGER,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "change_status" NOT NULL DEFAULT 'pending',
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "contributor_ids" TEXT[],
    "effect" JSONB,
    "reviewer_id" TEXT,
    "reviewer_name" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "version_no" INTEGER,
    "rebased_from_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_comment" (
    "id" UUID NOT NULL,
    "change_id" UUID NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" BIGSERIAL NOT NULL,
    "segment_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "version_no" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_cause" "membership_cause" NOT NULL,
    "left_at" TIMESTAMPTZ(3),
    "left_cause" "membership_cause",
    "left_version_no" INTEGER,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_evaluation" (
    "segment_id" UUID NOT NULL,
    "version_no" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "swept_at" TIMESTAMPTZ(3) NOT NULL,
    "engine" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "thresholds" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "segment_evaluation_pkey" PRIMARY KEY ("segment_id")
);

-- CreateTable
CREATE TABLE "segment_threshold" (
    "segment_id" UUID NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "version_no" INTEGER NOT NULL,
    "thresholds" JSONB NOT NULL,

    CONSTRAINT "segment_threshold_pkey" PRIMARY KEY ("segment_id","bound_at")
);

-- CreateTable
CREATE TABLE "membership_cursor" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last_no" BIGINT NOT NULL DEFAULT 0,
    "as_of" TIMESTAMPTZ(3),
    "sweep_due_since" TIMESTAMPTZ(3),

    CONSTRAINT "membership_cursor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "change_request_no_key" ON "change_request"("no");

-- CreateIndex
CREATE INDEX "change_request_segment_id_status_idx" ON "change_request"("segment_id", "status");

-- CreateIndex
CREATE INDEX "change_request_status_created_at_idx" ON "change_request"("status", "created_at" DESC);

-- CreateIndex
CREATE INDEX "change_comment_change_id_created_at_idx" ON "change_comment"("change_id", "created_at");

-- CreateIndex
CREATE INDEX "membership_customer_id_entered_at_idx" ON "membership"("customer_id", "entered_at");

-- CreateIndex
CREATE INDEX "membership_segment_id_entered_at_idx" ON "membership"("segment_id", "entered_at");

-- CreateIndex
CREATE INDEX "membership_segment_id_left_at_idx" ON "membership"("segment_id", "left_at");

-- AddForeignKey
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_comment" ADD CONSTRAINT "change_comment_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "change_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_evaluation" ADD CONSTRAINT "segment_evaluation_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_threshold" ADD CONSTRAINT "segment_threshold_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say.

ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_no_above_0" CHECK ("no" > 0);

-- A customer is in a segment or not: at most one open interval. Also finds the members.
CREATE UNIQUE INDEX "membership_open" ON "membership" ("segment_id", "customer_id") WHERE "left_at" IS NULL;
ALTER TABLE "membership" ADD CONSTRAINT "membership_left_after_entered" CHECK ("left_at" >= "entered_at");
ALTER TABLE "membership" ADD CONSTRAINT "membership_left_whole"
  CHECK (("left_at" IS NULL) = ("left_cause" IS NULL) AND ("left_at" IS NULL) = ("left_version_no" IS NULL));
ALTER TABLE "membership_cursor" ADD CONSTRAINT "membership_cursor_one_row" CHECK ("id" = 1);
