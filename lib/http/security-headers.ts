import { env } from "#lib/env.ts";

/**
 * The policy of a page. Scripts run only with this page's nonce (Next puts it on its own, and scripts they load are
 * trusted through strict-dynamic); style elements need it too. Style *attributes* are allowed: the component library
 * positions and sizes with them, and they can run nothing. No other host is ever contacted.
 */
export function contentSecurityPolicy(page: { nonce: string; isHttps: boolean }): string {
  const isDevelopment = env.NODE_ENV === "development";
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${page.nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The overlay of `next dev` brings styles without a nonce.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${page.nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (page.isHttps) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** What every response carries; answers that are no page add a policy that allows nothing. */
export function securityHeaders(isHttps: boolean): [string, string][] {
  const headers: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ];
  if (isHttps) headers.push(["strict-transport-security", "max-age=31536000"]);
  return headers;
}

export const apiSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
