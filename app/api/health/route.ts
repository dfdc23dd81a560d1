import { connection } from "next/server";
import { readHealth } from "#lib/db/health.ts";

/** For load balancers and monitors: 200 while messages can be taken; 503 with what is wrong and what to do otherwise. */
export async function GET(): Promise<Response> {
  await connection();
  const health = await readHealth();
  const isWell = health.status === "ok";
  return Response.json(health, { status: isWell ? 200 : 503, headers: isWell ? {} : { "retry-after": "10" } });
}
