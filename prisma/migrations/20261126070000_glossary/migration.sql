-- CreateTable
CREATE TABLE "glossary_entry" (
    "id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "glossary_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "glossary_word" (
    "locale" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "entry_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "word" TEXT NOT NULL,

    CONSTRAINT "glossary_word_pkey" PRIMARY KEY ("locale","key")
);

-- CreateIndex
CREATE INDEX "glossary_word_entry_id_idx" ON "glossary_word"("entry_id");

-- AddForeignKey
ALTER TABLE "glossary_word" ADD CONSTRAINT "glossary_word_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "glossary_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A word is in one of the languages that descriptions are written in.
ALTER TABLE "glossary_word" ADD CONSTRAINT "glossary_word_locale_check" CHECK ("locale" IN ('en', 'zh'));
