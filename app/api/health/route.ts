import { connection } from "next/server";
import { isDatabaseUp } from "#lib/db/health.ts";

/** For the launcher, load balancers and monitors: 200 while the app and its database answer, 503 otherwise. */
export async function GET(): Promise<Response> {
  await connection();
  const isUp = await isDatabaseUp();
  return Response.json({ status: isUp ? "ok" : "no_database" }, { status: isUp ? 200 : 503 });
}
