-- AlterTable
ALTER TABLE "llm_settings" ADD COLUMN     "keep_days" INTEGER DEFAULT 90;
