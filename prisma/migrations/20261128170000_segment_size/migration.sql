-- CreateTable
CREATE TABLE "segment_size" (
    "segment_id" UUID NOT NULL,
    "members" BIGINT NOT NULL,

    CONSTRAINT "segment_size_pkey" PRIMARY KEY ("segment_id")
);


-- What Prisma cannot say.

-- How many are in a segment, kept by whoever writes memberships: counted, it took a second for each ten million.
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

CREATE TRIGGER "membership_entered_counted" AFTER INSERT ON "membership"
  REFERENCING NEW TABLE AS "entered" FOR EACH STATEMENT EXECUTE FUNCTION "count_entered"();
CREATE TRIGGER "membership_changed_counted" AFTER UPDATE ON "membership"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "count_changed"();
CREATE TRIGGER "membership_deleted_counted" AFTER DELETE ON "membership"
  REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "count_deleted"();
