-- Intervals that are open and those that are over are looked for in different ways: each kind has indexes of its own, so that whoever enters
-- is written into three of them instead of four, of which only one is not written at its end, where a customer's are side by side.
-- * open: by customer (what is written of them; nobody is in twice), and by segment (its members, the last ones first);
-- * over: by segment (what moved in a period: who has entered since has either not left, or left since), and by customer (their page).

-- Nobody writes one between the look and the triggers. The locks are taken in the order of whoever writes memberships or deletes customers.
LOCK TABLE "membership_cursor" IN EXCLUSIVE MODE;
LOCK TABLE "membership" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "segment_size" ADD COLUMN "first_at" TIMESTAMPTZ(3);
UPDATE "segment_size" s
SET "first_at" = (SELECT min(m."entered_at") FROM "membership" m WHERE m."segment_id" = s."segment_id");

DROP FUNCTION "add_to_sizes"(uuid[], bigint[]);
CREATE FUNCTION "add_to_sizes"("segment_ids" uuid[], "changes" bigint[], "moments" timestamptz[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "segment_size" ("segment_id", "members", "first_at")
  SELECT c."segment_id", sum(c."change"), min(c."moment") FROM unnest("segment_ids", "changes", "moments") AS c ("segment_id", "change", "moment")
  GROUP BY c."segment_id"
  ON CONFLICT ("segment_id") DO UPDATE SET "members" = "segment_size"."members" + excluded."members",
    "first_at" = least("segment_size"."first_at", excluded."first_at")
  WHERE excluded."members" <> 0 OR excluded."first_at" < "segment_size"."first_at";
$$;

CREATE OR REPLACE FUNCTION "count_entered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change"), array_agg(c."first_at")) FROM (
    SELECT "segment_id", count(*) FILTER (WHERE "left_at" IS NULL) AS "change", min("entered_at") AS "first_at"
    FROM "entered" GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "count_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change"), NULL) FROM (
    SELECT "segment_id", count(*) AS "change" FROM "after" WHERE "left_at" IS NULL GROUP BY "segment_id"
    UNION ALL SELECT "segment_id", -count(*) FROM "before" WHERE "left_at" IS NULL GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "count_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "add_to_sizes"(array_agg(c."segment_id"), array_agg(c."change"), NULL) FROM (
    SELECT "segment_id", -count(*) AS "change" FROM "gone" WHERE "left_at" IS NULL GROUP BY "segment_id"
  ) c;
  RETURN NULL;
END $$;

DROP INDEX "membership_open";
DROP INDEX "membership_customer_id_entered_at_idx";
DROP INDEX "membership_segment_id_entered_at_idx";
CREATE UNIQUE INDEX "membership_open" ON "membership" ("customer_id", "segment_id") WHERE "left_at" IS NULL;
CREATE INDEX "membership_segment_id_entered_at_idx" ON "membership" ("segment_id", "entered_at") INCLUDE ("customer_id")
  WHERE "left_at" IS NULL;
CREATE INDEX "membership_customer_id_left_at_idx" ON "membership" ("customer_id", "left_at") WHERE "left_at" IS NOT NULL;

-- A customer's intervals of both kinds, each by its index.
CREATE OR REPLACE FUNCTION "tell_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "movement" ("kind", "segment_id", "customer_id", "customer", "at", "cause", "version_no")
  SELECT 'left', m."segment_id", m."customer_id", g."external_id", greatest(now(), m."entered_at"), 'deleted', m."version_no"
  FROM "gone" g JOIN "membership" m ON m."customer_id" = g."id" AND m."left_at" IS NULL;
  DELETE FROM "membership" WHERE "left_at" IS NULL AND "customer_id" IN (SELECT "id" FROM "gone");
  DELETE FROM "membership" WHERE "left_at" IS NOT NULL AND "customer_id" IN (SELECT "id" FROM "gone");
  DELETE FROM "membership_wake" WHERE "customer_id" IN (SELECT "id" FROM "gone");
  RETURN NULL;
END $$;
