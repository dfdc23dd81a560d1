-- The feed is half of what it costs that somebody enters or leaves. Nothing asks for an entry but by its number, so that it needs no id
-- beside it; those that have no number yet wait in a table of their own. And the entries of one statement come segment by segment, as
-- the index by segment has them.

-- Nobody tells or numbers anything meanwhile: whoever writes memberships or deletes customers takes this lock first.
LOCK TABLE "membership_cursor" IN EXCLUSIVE MODE;

CREATE TABLE "unnumbered_movement" (
    "id" BIGSERIAL NOT NULL,
    "segment_id" UUID NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "customer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version_no" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unnumbered_movement_pkey" PRIMARY KEY ("id")
);
INSERT INTO "unnumbered_movement" ("segment_id", "customer_id", "customer", "at", "version_no", "created_at")
SELECT "segment_id", "customer_id", "customer", "at", "version_no", "created_at" FROM "movement" WHERE "no" IS NULL ORDER BY "id";
DELETE FROM "movement" WHERE "no" IS NULL;

ALTER TABLE "delivery" DROP CONSTRAINT "delivery_movement_no_fkey";
DROP INDEX "movement_unnumbered";
ALTER TABLE "movement" DROP CONSTRAINT "movement_pkey";
ALTER TABLE "movement" DROP COLUMN "id";
ALTER TABLE "movement" ALTER COLUMN "no" SET NOT NULL;
ALTER TABLE "movement" ADD CONSTRAINT "movement_pkey" PRIMARY KEY USING INDEX "movement_no_key";
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_movement_no_fkey" FOREIGN KEY ("movement_no") REFERENCES "movement"("no")
  ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma cannot say.

CREATE OR REPLACE FUNCTION "tell_entered"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told bigint;
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT "segment_id" FROM "entered") n
    WHERE NOT EXISTS (SELECT FROM "segment" s WHERE s."id" = n."segment_id")
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a membership refers to a segment that is not there', TABLE = 'membership';
  END IF;
  INSERT INTO "movement" ("no", "kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT nextval('movement_no'), 'entered', n."segment_id", n."customer_id", c."external_id", n."entered_at", n."entered_cause",
    n."version_no"
  FROM "entered" n JOIN "customer" c ON c."id" = n."customer_id" WHERE n."left_at" IS NULL
  ORDER BY n."segment_id", n."entered_at";
  GET DIAGNOSTICS told = ROW_COUNT;
  IF told < (SELECT count(*) FROM "entered" WHERE "left_at" IS NULL) OR EXISTS (
    SELECT FROM "entered" n
    WHERE n."left_at" IS NOT NULL AND NOT EXISTS (SELECT FROM "customer" c WHERE c."id" = n."customer_id")
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a membership refers to a customer who is not there', TABLE = 'membership';
  END IF;
  IF told > 0 THEN
    PERFORM pg_notify('tideline_movements', '');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "tell_left"() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO "movement" ("no", "kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT nextval('movement_no'), 'left', n."segment_id", n."customer_id",
    (SELECT c."external_id" FROM "customer" c WHERE c."id" = n."customer_id"), n."left_at", n."left_cause", n."left_version_no"
  FROM "after" n JOIN "before" o ON o."id" = n."id"
  WHERE o."left_at" IS NULL AND n."left_at" IS NOT NULL
  ORDER BY n."segment_id", n."left_at";
  IF FOUND THEN
    PERFORM pg_notify('tideline_movements', '');
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "tell_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "unnumbered_movement" ("segment_id", "customer_id", "customer", "at", "version_no")
  SELECT m."segment_id", m."customer_id", g."external_id", greatest(now(), m."entered_at"), m."version_no"
  FROM "gone" g JOIN "membership" m ON m."customer_id" = g."id" AND m."left_at" IS NULL;
  DELETE FROM "membership" WHERE "left_at" IS NULL AND "customer_id" IN (SELECT "id" FROM "gone");
  DELETE FROM "membership" WHERE "left_at" IS NOT NULL AND "customer_id" IN (SELECT "id" FROM "gone");
  DELETE FROM "membership_wake" WHERE "customer_id" IN (SELECT "id" FROM "gone");
  RETURN NULL;
END $$;
