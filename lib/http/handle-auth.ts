import { auth } from "#lib/auth/auth.ts";
import { isSameOrigin } from "#lib/auth/origin.ts";

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
  return auth().handler(request);
}
