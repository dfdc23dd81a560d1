import { connection } from "next/server";
import { answerHealth } from "#lib/db/health.ts";

/** For the launcher, load balancers and monitors. */
export async function GET(): Promise<Response> {
  await connection();
  return answerHealth();
}
