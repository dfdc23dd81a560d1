-- CreateEnum
CREATE TYPE "movement_kind" AS ENUM ('entered', 'left');

-- AlterEnum
ALTER TYPE "membership_cause" ADD VALUE 'deleted';

-- CreateTable
CREATE TABLE "movement" (
    "id" BIGSERIAL NOT NULL,
    "no" BIGINT,
    "kind" "movement_kind" NOT NULL,
    "segment_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "customer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cause" "membership_cause" NOT NULL,
    "version_no" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "movement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "movement_no_key" ON "movement"("no");

-- CreateIndex
CREATE INDEX "movement_segment_id_no_idx" ON "movement"("segment_id", "no");

-- CreateIndex
CREATE INDEX "movement_created_at_idx" ON "movement"("created_at");

-- AddForeignKey
ALTER TABLE "movement" ADD CONSTRAINT "movement_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say.

-- Every interval that begins or ends tells the feed of it, in the same transaction, whoever wrote it. Whoever writes
-- memberships holds the lock of membership_cursor to the end of the transaction, so these numbers rise in the order of commit.
CREATE SEQUENCE "movement_no" AS BIGINT;
CREATE INDEX "movement_unnumbered" ON "movement" ("id") WHERE "no" IS NULL;

CREATE FUNCTION "tell_entered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "movement" ("no", "kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT nextval('movement_no'), 'entered', n."segment_id", n."customer_id", c."external_id", n."entered_at", n."entered_cause",
    n."version_no"
  FROM "entered" n JOIN "customer" c ON c."id" = n."customer_id" WHERE n."left_at" IS NULL;
  IF FOUND THEN
    PERFORM pg_notify('tideline_movements', '');
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "tell_left"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "movement" ("no", "kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT nextval('movement_no'), 'left', n."segment_id", n."customer_id", c."external_id", n."left_at", n."left_cause",
    n."left_version_no"
  FROM "after" n JOIN "before" o ON o."id" = n."id" JOIN "customer" c ON c."id" = n."customer_id"
  WHERE o."left_at" IS NULL AND n."left_at" IS NOT NULL;
  IF FOUND THEN
    PERFORM pg_notify('tideline_movements', '');
  END IF;
  RETURN NULL;
END $$;

-- A customer can be deleted at any time, without that lock: such entries get their number from who holds it next.
CREATE FUNCTION "tell_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "movement" ("kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT 'left', m."segment_id", m."customer_id", OLD."external_id", greatest(now(), m."entered_at"), 'deleted', m."version_no"
  FROM "membership" m WHERE m."customer_id" = OLD."id" AND m."left_at" IS NULL;
  RETURN OLD;
END $$;

CREATE TRIGGER "membership_entered" AFTER INSERT ON "membership"
  REFERENCING NEW TABLE AS "entered" FOR EACH STATEMENT EXECUTE FUNCTION "tell_entered"();
CREATE TRIGGER "membership_left" AFTER UPDATE ON "membership"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "tell_left"();
CREATE TRIGGER "customer_deleted" BEFORE DELETE ON "customer"
  FOR EACH ROW EXECUTE FUNCTION "tell_deleted"();
