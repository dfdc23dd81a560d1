import { db } from "#lib/db/client.ts";
import { readRoom } from "#lib/db/disk.ts";

type ServiceHealth =
  | { readonly status: "ok" }
  | { readonly status: "disk_full" | "no_database"; readonly message: string };

const diskFull =
  "The disk is full: nothing can be stored, and senders are told to keep their messages. Make room on the disk of the data folder or of the database; Tideline then goes on by itself.";
const noDatabase =
  "The database does not answer. Tideline starts its own Postgres again by itself (see logs/postgres.log); with DATABASE_URL, look after that server.";

/** The answer to `GET /api/health`: 200 while messages can be taken; 503 with what is wrong and what to do otherwise. */
export async function answerHealth(): Promise<Response> {
  const health = await readHealth();
  const isWell = health.status === "ok";
  return Response.json(health, {
    status: isWell ? 200 : 503,
    headers: isWell ? {} : { "retry-after": "10" },
  });
}

async function readHealth(): Promise<ServiceHealth> {
  if ((await readRoom()).room === "full") return { status: "disk_full", message: diskFull };
  return db.sql.query("SELECT 1").then(
    () => ({ status: "ok" }),
    () => ({ status: "no_database", message: noDatabase }),
  );
}
