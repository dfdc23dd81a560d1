import { auth } from "#lib/auth/auth.ts";
import { isSameOrigin } from "#lib/auth/origin.ts";
import { answerHealth } from "#lib/db/health.ts";
import { outageOf } from "#lib/db/outage.ts";
import { log } from "#lib/http/log.ts";

/** What better-auth serves to browsers. Everything else it could do goes through our own contract and its services. */
const served = new Set([
  "POST /api/auth/sign-in/email",
  "POST /api/auth/sign-out",
  "GET /api/auth/get-session",
]);

export async function handleAuth(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!served.has(`${request.method} ${pathname}`))
    return Response.json({ code: "NOT_FOUND" }, { status: 404 });
  if (request.method !== "GET" && !isSameOrigin(request.headers)) {
    return Response.json(
      { code: "FORBIDDEN", message: "This request came from another site" },
      { status: 403 },
    );
  }
  try {
    const response = await auth().handler(request);
    if (response.status < 500) return response;
    // It keeps to itself what failed: mostly that is the database.
    const health = await answerHealth();
    return health.ok ? response : health;
  } catch (error) {
    if (!outageOf(error)) throw error;
    log.error({ err: error }, "the database cannot be used");
    const message = "The database cannot be used just now. Try again in a moment.";
    return Response.json({ code: "UNAVAILABLE", message }, { status: 503, headers: { "retry-after": "5" } });
  }
}
