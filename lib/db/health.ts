import { db } from "#lib/db/client.ts";

/** Whether the database answers just now. */
export async function isDatabaseUp(): Promise<boolean> {
  return db.sql.query("SELECT 1").then(
    () => true,
    () => false,
  );
}
