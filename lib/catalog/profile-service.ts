import { readProfiles, saveProfiles } from "#lib/catalog/profile-store.ts";
import { type Database, db, transaction } from "#lib/db/client.ts";
import { takeNumbers } from "#lib/db/numbering.ts";

/** What a profile looks at is bounded, whatever the size of the shop: the newest messages say what values are in use. */
const sample = { messages: 50_000, top: 200 };

/**
 * Counts the most frequent values of properties and traits that are not sensitive. Done again, it gives the same: it
 * replaces what it wrote before. An entry that the newest messages do not name keeps its former profile.
 *
 * @returns how many entries were profiled
 */
export async function profileCatalog(database: Database = db): Promise<number> {
  const profiles = await readProfiles(database, sample);
  if (profiles.length === 0) return 0;
  await transaction(
    async (tx) => {
      // Ingest writes to the same entries: under the numbering lock the two cannot deadlock.
      await takeNumbers(tx.sql, 0);
      await saveProfiles(tx, profiles, new Date());
    },
    { database },
  );
  return profiles.length;
}
