import pg from "pg";
import { StartError } from "#lib/db/start-error.ts";

const OLDEST = 15;

/** Connects a single client, or says in a sentence (without the password) what is wrong with the connection string. */
export async function connectForStart(url: string): Promise<pg.Client> {
  const name = nameOf(url);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 15_000,
    application_name: "tideline",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(`DATABASE_URL does not work: ${explain(error as ConnectError, name)}`, {
      cause: error,
    });
  }
  try {
    await checkServer(client, name.where);
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}

type ConnectError = Error & { code?: string; errors?: Error[] };
type Name = { where: string; database: string; user: string };

function nameOf(url: string): Name {
  try {
    const { hostname, port, pathname, username, protocol } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error(protocol);
    return {
      where: `${hostname || "localhost"}:${port || 5432}`,
      database: decodeURIComponent(pathname.slice(1)),
      user: decodeURIComponent(username),
    };
  } catch {
    throw new StartError(
      "DATABASE_URL is not a connection string like postgresql://user:password@host:5432/database.",
    );
  }
}

function explain(error: ConnectError, { where, database, user }: Name): string {
  switch (error.code) {
    case "28P01":
    case "28000":
      return `the Postgres at ${where} refuses the user "${user}" (wrong name or password).`;
    case "3D000":
      return `the Postgres at ${where} has no database "${database}"; make it with CREATE DATABASE.`;
    case "42501":
      return `the user "${user}" may not connect to the database "${database}" at ${where}.`;
    default: {
      const reason = error.errors?.map((one) => one.message).join(", ") || error.message;
      return `no Postgres can be reached at ${where} (${reason}).`;
    }
  }
}

async function checkServer(client: pg.Client, where: string): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
  );
  const { version, encoding } = rows[0] as { version: number; encoding: string };
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) {
    throw new StartError(`The Postgres at ${where} is version ${major}; Tideline needs ${OLDEST} or newer.`);
  }
  if (encoding !== "UTF8") {
    throw new StartError(
      `The database at ${where} has the encoding ${encoding}; Tideline needs one made with UTF8.`,
    );
  }
}
