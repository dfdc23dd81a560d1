-- A foreign key looks at, and locks, what each row refers to by a query of its own: three of them were a third of what it costs that
-- somebody enters or leaves. What they said of memberships is said here once for a statement, and wakes go with their customer:
-- * Whoever writes memberships or takes away customers holds the lock of membership_cursor to the end of the transaction (see
--   lib/db/membership-lock.ts), so that what is there at the end of a statement is there at the end of the transaction.
-- * A segment with members has versions, which keep it from being deleted.
ALTER TABLE "membership" DROP CONSTRAINT "membership_customer_id_fkey";
ALTER TABLE "membership" DROP CONSTRAINT "membership_segment_id_fkey";
ALTER TABLE "movement" DROP CONSTRAINT "movement_segment_id_fkey";
ALTER TABLE "membership_wake" DROP CONSTRAINT "membership_wake_customer_id_fkey";

-- Nothing is looked for by when it was told.
DROP INDEX "movement_created_at_idx";

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
  FROM "entered" n JOIN "customer" c ON c."id" = n."customer_id" WHERE n."left_at" IS NULL;
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

-- A customer's memberships and wake go with them; the entries get their numbers from the next writer of memberships. Who deletes customers without that lock waits here for whoever writes memberships.
CREATE OR REPLACE FUNCTION "tell_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "membership_cursor" IN EXCLUSIVE MODE;
  INSERT INTO "movement" ("kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT 'left', m."segment_id", m."customer_id", OLD."external_id", greatest(now(), m."entered_at"), 'deleted', m."version_no"
  FROM "membership" m WHERE m."customer_id" = OLD."id" AND m."left_at" IS NULL;
  DELETE FROM "membership" WHERE "customer_id" = OLD."id";
  DELETE FROM "membership_wake" WHERE "customer_id" = OLD."id";
  RETURN OLD;
END $$;

-- Imports bring few of the rows: those of other sources need not be in these indexes.
DROP INDEX "event_import_id_idx";
CREATE INDEX "event_import_id_idx" ON "event" ("import_id") WHERE "import_id" IS NOT NULL;
DROP INDEX "trait_change_import_id_idx";
CREATE INDEX "trait_change_import_id_idx" ON "trait_change" ("import_id") WHERE "import_id" IS NOT NULL;
DROP INDEX "identity_link_import_id_idx";
CREATE INDEX "identity_link_import_id_idx" ON "identity_link" ("import_id") WHERE "import_id" IS NOT NULL;
DROP INDEX "accepted_message_import_id_idx";
CREATE INDEX "accepted_message_import_id_idx" ON "accepted_message" ("import_id") WHERE "import_id" IS NOT NULL;

-- Lists of customers count all of them anyway, and sort as quickly: the index by the hour of the last message made it slower in a busy
-- hour, and had every customer's row written anew, with all indexes, in the first minute of each hour in which they came.
DROP INDEX "customer_last_seen_hour_idx";
ALTER TABLE "customer" DROP COLUMN "last_seen_hour";

-- One index finds an id whatever its kind, and one of a kind; who is not merged need not be found by whom they are merged into.
CREATE UNIQUE INDEX "customer_external_id_kind_key" ON "customer" ("external_id", "kind");
DROP INDEX "customer_kind_external_id_key";
DROP INDEX "customer_external_id_idx";
DROP INDEX "customer_merged_into_id_idx";
CREATE INDEX "customer_merged_into_id_idx" ON "customer" ("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
