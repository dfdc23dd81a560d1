-- CreateEnum
CREATE TYPE "destination_status" AS ENUM ('active', 'paused', 'gone');

-- CreateTable
CREATE TABLE "destination" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "sealed_secret" BYTEA NOT NULL,
    "segment_ids" UUID[],
    "allows_private" BOOLEAN NOT NULL DEFAULT false,
    "status" "destination_status" NOT NULL DEFAULT 'active',
    "cursor_no" BIGINT NOT NULL DEFAULT 0,
    "last_delivered_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "destination_id" UUID NOT NULL,
    "movement_no" BIGINT NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "is_dead" BOOLEAN NOT NULL DEFAULT false,
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("destination_id","movement_no")
);

-- CreateIndex
CREATE UNIQUE INDEX "destination_name_key" ON "destination"("name");

-- CreateIndex
CREATE INDEX "delivery_destination_id_customer_id_movement_no_idx" ON "delivery"("destination_id", "customer_id", "movement_no");

-- CreateIndex
CREATE INDEX "delivery_next_at_idx" ON "delivery"("next_at");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destination"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_movement_no_fkey" FOREIGN KEY ("movement_no") REFERENCES "movement"("no") ON DELETE CASCADE ON UPDATE CASCADE;
