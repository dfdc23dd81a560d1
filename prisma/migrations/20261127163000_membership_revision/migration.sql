-- Raised by every transaction that writes memberships or wakes: whoever keeps in memory what is written knows by it whether
-- somebody else has written since.
ALTER TABLE "membership_cursor" ADD COLUMN "revision" BIGINT NOT NULL DEFAULT 0;
