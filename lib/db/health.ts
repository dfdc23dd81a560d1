import { db } from "#lib/db/client.ts";
import { readRoom } from "#lib/db/disk.ts";

export type ServiceHealth =
  | { readonly status: "ok" }
  | { readonly status: "disk_full" | "no_database"; readonly message: string };

const diskFull =
  "The disk is full: nothing can be stored, and senders are told to keep their messages. Make room on the disk of the data folder or of the database; Tideline then goes on by itself.";
const noDatabase =
  "The database does not answer. Tideline starts its own Postgres again by itself (see logs/postgres.log); with DATABASE_URL, look after that server.";

/** Whether messages can be taken just now, and what is to be done if they cannot. */
export async function readHealth(): Promise<ServiceHealth> {
  if ((await readRoom()).room === "full") return { status: "disk_full", message: diskFull };
  return db.sql.query("SELECT 1").then(
    () => ({ status: "ok" }),
    () => ({ status: "no_database", message: noDatabase }),
  );
}
