import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, securityHeaders } from "#lib/http/security-headers.ts";

/** Gives each page its nonce and its security headers. Who is signed in is decided by the pages and services. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const isHttps =
    request.nextUrl.protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
  const policy = contentSecurityPolicy({ nonce, isHttps });

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-tideline-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of securityHeaders(isHttps)) response.headers.set(name, value);
  return response;
}

/** Pages only: the API and the ingest set their own headers, and their bodies must not be buffered here. */
export const config = {
  matcher: ["/((?!_next/|v1/|batch|e/|api/(?!docs)|favicon.ico|icon.svg).*)"],
};
