-- A language model that the shop may ask, how its endpoint wants to be asked, and every call that was made.
CREATE TABLE "llm_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "endpoint" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "encrypted_key" BYTEA,
    "input_price" DECIMAL(12,6),
    "output_price" DECIMAL(12,6),
    "monthly_budget" DECIMAL(12,4),
    "smallest_group" INTEGER NOT NULL DEFAULT 20,
    "timeout_seconds" INTEGER NOT NULL DEFAULT 60,
    "max_concurrent" INTEGER NOT NULL DEFAULT 4,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "llm_settings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "llm_settings_one_row" CHECK ("id" = 1)
);

CREATE TABLE "llm_probe" (
    "endpoint" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "told" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "llm_probe_pkey" PRIMARY KEY ("endpoint", "model")
);

CREATE TABLE "llm_call" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "purpose" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "reply" TEXT,
    "verdict" TEXT NOT NULL DEFAULT 'running',
    "failure" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "cost" DECIMAL(16,8) NOT NULL DEFAULT 0,
    "took_ms" INTEGER,

    CONSTRAINT "llm_call_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "llm_call_at_idx" ON "llm_call"("at" DESC);
