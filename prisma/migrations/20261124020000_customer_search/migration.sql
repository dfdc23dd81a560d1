-- Customers are searched by parts of what they are called. What Prisma's schema language cannot say: an index over an
-- expression, on a part of the rows.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX "trait_change_search_idx" ON "trait_change" USING gin (lower("value" #>> '{}') gin_trgm_ops)
  WHERE "trait" IN ('email', 'phone', 'name', 'first_name', 'last_name');
