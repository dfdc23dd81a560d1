-- CreateTable
CREATE TABLE "drift_report" (
    "segment_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "drift_report_pkey" PRIMARY KEY ("segment_id","days")
);

-- AddForeignKey
ALTER TABLE "drift_report" ADD CONSTRAINT "drift_report_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
