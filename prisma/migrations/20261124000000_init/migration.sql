-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('marketer', 'analyst', 'admin');

-- CreateEnum
CREATE TYPE "customer_kind" AS ENUM ('user', 'anonymous');

-- CreateEnum
CREATE TYPE "removal_kind" AS ENUM ('customer', 'import');

-- CreateEnum
CREATE TYPE "rejection_status" AS ENUM ('open', 'accepted', 'discarded');

-- CreateEnum
CREATE TYPE "catalog_kind" AS ENUM ('event', 'property', 'trait');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('uploaded', 'running', 'paused', 'done', 'failed', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'marketer',
    "locale" TEXT,
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "impersonated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "write_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "write_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_counter" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last_no" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "message_counter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accepted_message" (
    "id_hash" UUID NOT NULL,
    "import_id" UUID,

    CONSTRAINT "accepted_message_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" BIGSERIAL NOT NULL,
    "kind" "customer_kind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_into_id" BIGINT,
    "merged_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_no" BIGINT NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_link" (
    "no" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from_id" BIGINT NOT NULL,
    "to_id" BIGINT NOT NULL,
    "import_id" UUID,

    CONSTRAINT "identity_link_pkey" PRIMARY KEY ("no","from_id")
);

-- CreateTable
CREATE TABLE "event" (
    "no" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "properties" JSONB NOT NULL,
    "import_id" UUID,

    CONSTRAINT "event_pkey" PRIMARY KEY ("at","no")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "trait_change" (
    "no" BIGINT NOT NULL,
    "trait" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" BIGINT NOT NULL,
    "value" JSONB NOT NULL,
    "import_id" UUID,

    CONSTRAINT "trait_change_pkey" PRIMARY KEY ("no","trait")
);

-- CreateTable
CREATE TABLE "removal" (
    "no" BIGINT NOT NULL,
    "kind" "removal_kind" NOT NULL,
    "customer_id" BIGINT,
    "import_id" UUID,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removal_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "rejected_message" (
    "id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "write_key_id" UUID,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "payload_hash" BYTEA NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "status" "rejection_status" NOT NULL DEFAULT 'open',
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "rejected_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalog_entry" (
    "kind" "catalog_kind" NOT NULL,
    "event" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "count" BIGINT NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "types" JSONB NOT NULL DEFAULT '{}',
    "top_values" JSONB NOT NULL DEFAULT '[]',
    "distinct_values" BIGINT,
    "profiled_at" TIMESTAMPTZ(3),
    "label_en" TEXT,
    "label_zh" TEXT,
    "synonyms_en" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "synonyms_zh" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "is_hidden_from_llm" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "catalog_entry_pkey" PRIMARY KEY ("kind","event","name")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" BYTEA NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "mapping" JSONB NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'uploaded',
    "lines_done" BIGINT NOT NULL DEFAULT 0,
    "cursor" JSONB,
    "tally" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "import_id" UUID NOT NULL,
    "line" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raw" JSONB NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "active_version_no" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment_version" (
    "segment_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_version_pkey" PRIMARY KEY ("segment_id","no")
);

-- CreateTable
CREATE TABLE "customer_list" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_list_entry" (
    "list_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,

    CONSTRAINT "customer_list_entry_pkey" PRIMARY KEY ("list_id","external_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "no" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("no")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "write_key_hash_key" ON "write_key"("hash");

-- CreateIndex
CREATE INDEX "accepted_message_import_id_idx" ON "accepted_message"("import_id");

-- CreateIndex
CREATE INDEX "customer_external_id_idx" ON "customer"("external_id");

-- CreateIndex
CREATE INDEX "customer_merged_into_id_idx" ON "customer"("merged_into_id");

-- CreateIndex
CREATE INDEX "customer_changed_no_idx" ON "customer"("changed_no");

-- CreateIndex
CREATE INDEX "customer_last_seen_at_id_idx" ON "customer"("last_seen_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "customer_kind_external_id_key" ON "customer"("kind", "external_id");

-- CreateIndex
CREATE INDEX "identity_link_from_id_at_no_idx" ON "identity_link"("from_id", "at", "no");

-- CreateIndex
CREATE INDEX "identity_link_to_id_from_id_idx" ON "identity_link"("to_id", "from_id");

-- CreateIndex
CREATE INDEX "identity_link_import_id_idx" ON "identity_link"("import_id");

-- CreateIndex
CREATE INDEX "event_no_idx" ON "event"("no");

-- CreateIndex
CREATE INDEX "event_customer_id_at_idx" ON "event"("customer_id", "at");

-- CreateIndex
CREATE INDEX "event_import_id_idx" ON "event"("import_id");

-- CreateIndex
CREATE INDEX "trait_change_customer_id_trait_at_idx" ON "trait_change"("customer_id", "trait", "at");

-- CreateIndex
CREATE INDEX "trait_change_import_id_idx" ON "trait_change"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "rejected_message_payload_hash_key" ON "rejected_message"("payload_hash");

-- CreateIndex
CREATE INDEX "rejected_message_status_received_at_idx" ON "rejected_message"("status", "received_at" DESC);

-- CreateIndex
CREATE INDEX "import_file_hash_idx" ON "import"("file_hash");

-- CreateIndex
CREATE INDEX "import_problem_import_id_code_idx" ON "import_problem"("import_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "segment_key_key" ON "segment"("key");

-- CreateIndex
CREATE UNIQUE INDEX "customer_list_key_key" ON "customer_list"("key");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_idx" ON "audit_entry"("subject");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "write_key" ADD CONSTRAINT "write_key_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rejected_message" ADD CONSTRAINT "rejected_message_write_key_id_fkey" FOREIGN KEY ("write_key_id") REFERENCES "write_key"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment_version" ADD CONSTRAINT "segment_version_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_list_entry" ADD CONSTRAINT "customer_list_entry_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "customer_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── By hand from here: what Prisma's schema language cannot say ──────────────────────────────────────

-- Tables of one row.
ALTER TABLE "message_counter" ADD CONSTRAINT "message_counter_one_row" CHECK ("id" = 1);
INSERT INTO "message_counter" ("id", "last_no") VALUES (1, 0);
ALTER TABLE "shop" ADD CONSTRAINT "shop_one_row" CHECK ("id" = 1);

-- Events are partitioned by the month (UTC) of `at`. The partitions lie in a schema of their own, where Prisma does not
-- look. Whoever inserts events first calls ensure_event_partitions() with their times, in the same transaction.
-- There is no default partition: an event of a month that nobody made is an error, not a silent heap. The two open ends
-- take any other year, so every time is accepted, and no sender can make more than 1,200 tables.
CREATE SCHEMA "event_partition";
CREATE TABLE "event_partition"."event_before_2000" PARTITION OF "event" FOR VALUES FROM (MINVALUE) TO ('2000-01-01T00:00:00Z');
CREATE TABLE "event_partition"."event_from_2100" PARTITION OF "event" FOR VALUES FROM ('2100-01-01T00:00:00Z') TO (MAXVALUE);

CREATE FUNCTION "ensure_event_partitions"("times" timestamptz[]) RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE
  first_instant timestamptz;
  partition_name text;
BEGIN
  FOR first_instant IN
    SELECT DISTINCT date_trunc('month', t, 'UTC')
    FROM unnest(times) AS t
    WHERE t >= '2000-01-01T00:00:00Z' AND t < '2100-01-01T00:00:00Z'
    ORDER BY 1
  LOOP
    partition_name := 'event_' || to_char(first_instant AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass('event_partition.' || partition_name) IS NOT NULL;
    -- One maker at a time (the lock that attaching takes; readers and writers pass). Who waited for it sees what the other made.
    LOCK TABLE public.event IN SHARE UPDATE EXCLUSIVE MODE;
    CONTINUE WHEN to_regclass('event_partition.' || partition_name) IS NOT NULL;
    EXECUTE format('CREATE TABLE event_partition.%I (LIKE public.event INCLUDING DEFAULTS)', partition_name);
    -- Attaching, unlike CREATE TABLE … PARTITION OF, leaves readers and writers of the other months alone.
    EXECUTE format(
      'ALTER TABLE public.event ATTACH PARTITION event_partition.%I FOR VALUES FROM (%L) TO (%L)',
      partition_name,
      to_char(first_instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      to_char((first_instant AT TIME ZONE 'UTC') + interval '1 month', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
    );
  END LOOP;
END
$$;

-- The audit log only grows.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or removed' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "audit_entry_refuse_change" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entry_refuse_truncate" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
