// Started by launcher.db.test.ts as a child: the real launcher with stand-ins for the worker and the web app, which say
// who they are and keep rows in the real database.

import { createServer } from "node:http";

const [role] = process.argv.slice(2);

async function answer(url: string): Promise<unknown> {
  const { database } = await import("#lib/db/client.ts");
  const { sql } = database();
  if (url.startsWith("/save/")) {
    await sql.query(
      "INSERT INTO verification (id, identifier, value, expires_at, updated_at) VALUES ($1, '', '', now(), now())",
      [url.slice("/save/".length)],
    );
    return { saved: true };
  }
  if (url === "/rows")
    return (await sql.query("SELECT id FROM verification ORDER BY id")).rows.map((row) => row.id);
  return { pid: process.pid, database: process.env.DATABASE_URL, folder: process.env.TIDELINE_DATA_DIR };
}

if (role === "web") {
  createServer((request, response) => {
    answer(request.url ?? "").then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(Number(process.env.PORT), process.env.HOST);
} else if (role === "worker") {
  setInterval(() => undefined, 60_000);
} else {
  const { begin } = await import("#lib/launcher/begin.ts");
  const self = process.argv[1] ?? "";
  await begin({ worker: [self, "worker"], web: () => [self, "web"] });
}
