-- CreateTable
CREATE TABLE "exchange_rate" (
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(19,10) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("currency","day")
);
