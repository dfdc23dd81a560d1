-- CreateTable
CREATE TABLE "segment_size" (
    "segment_id" UUID NOT NULL,
    "members" BIGINT NOT NULL,

    CONSTRAINT "segment_size_pkey" PRIMARY KEY ("segment_id")
);


-- What Prisma cannot say.

-- How many are in a segment, kept by whoever writes memberships: counted, it took a second for each ten million.
-- Nobody writes one between the count and the triggers.
LOCK TABLE "membership" IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO "segment_size" ("segment_id", "members")
SELECT "segment_id", count(*) FILTER (WHERE "left_at" IS NULL) FROM "membership" GROUP BY "segment_id";

-- Whoever writes memberships holds the lock of membership_cursor, so that nobody waits here for somebody who waits.
CREATE FUNCTION "add_to_sizes"("segment_ids" uuid[], "changes" bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "segment_size" ("segment_id", "members")
  SELECT c."segment_id", sum(c."change") FROM unnest("segment_ids", "changes") AS c ("segment_id", "change")
  GROUP BY c."segment_id"
  ON CONFLICT ("segment_id") DO UPDATE SET "members" = "segment_size"."members" + excluded."members"
  WHERE excluded."members" <> 0;
$$;

CREATE FUNCTION "count_entered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change")) FROM (
    SELECT "segment_id", count(*) FILTER (WHERE "left_at" IS NULL) AS "change" FROM "entered" GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change")) FROM (
    SELECT "segment_id", count(*) AS "change" FROM "after" WHERE "left_at" IS NULL GROUP BY "segment_id"
    UNION ALL SELECT "segment_id", -count(*) FROM "before" WHERE "left_at" IS NULL GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change")) FROM (
    SELECT "segment_id", -count(*) AS "change" FROM "gone" WHERE "left_at" IS NULL GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

CREATE FUNCTION "count_truncated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "segment_size";
  RETURN NULL;
END $$;

CREATE TRIGGER "membership_entered_counted" AFTER INSERT ON "membership"
  REFERENCING NEW TABLE AS "entered" FOR EACH STATEMENT EXECUTE FUNCTION "count_entered"();
CREATE TRIGGER "membership_changed_counted" AFTER UPDATE ON "membership"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "count_changed"();
CREATE TRIGGER "membership_deleted_counted" AFTER DELETE ON "membership"
  REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "count_deleted"();
CREATE TRIGGER "membership_truncated_counted" AFTER TRUNCATE ON "membership"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_truncated"();

-- Customers' memberships and wakes go with them all at once, not by a statement for each customer, of which each would count anew.
-- The lock is taken before any row is touched; the entries get their numbers from the next writer of memberships. Who deletes
-- customers without that lock waits here for whoever writes memberships.
DROP TRIGGER "customer_deleted" ON "customer";
DROP FUNCTION "tell_deleted"();

CREATE FUNCTION "await_memberships"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "membership_cursor" IN EXCLUSIVE MODE;
  RETURN NULL;
END $$;

CREATE FUNCTION "tell_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "movement" ("kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT 'left', m."segment_id", m."customer_id", g."external_id", greatest(now(), m."entered_at"), 'deleted', m."version_no"
  FROM "gone" g JOIN "membership" m ON m."customer_id" = g."id" AND m."left_at" IS NULL;
  DELETE FROM "membership" WHERE "customer_id" IN (SELECT "id" FROM "gone");
  DELETE FROM "membership_wake" WHERE "customer_id" IN (SELECT "id" FROM "gone");
  RETURN NULL;
END $$;

CREATE TRIGGER "customers_to_delete" BEFORE DELETE ON "customer"
  FOR EACH STATEMENT EXECUTE FUNCTION "await_memberships"();
CREATE TRIGGER "customers_deleted" AFTER DELETE ON "customer"
  REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "tell_deleted"();
