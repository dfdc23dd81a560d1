import { defineConfig } from "prisma/config";

// Migrations are applied at start by lib/db/migrate.ts; this serves those who write them (CONTRIBUTING.md).
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/tideline" },
});
