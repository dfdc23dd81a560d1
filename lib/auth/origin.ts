/**
 * The origin that a browser shows for this request: scheme and host as asked for. A page of ours sends it as `Origin`;
 * another site cannot, because browsers set both headers themselves.
 */
export function ownOrigin(headers: Headers): string {
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https" ? "https" : "http";
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  return `${scheme}://${host}`;
}

/**
 * Whether a state-changing request comes from a page of ours, or from no browser at all (a script sends neither header,
 * and has no one's cookies to misuse).
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  return sameHost(origin, ownOrigin(headers));
}

function sameHost(a: string, b: string): boolean {
  const [left, right] = [URL.parse(a), URL.parse(b)];
  return left !== null && right !== null && left.host === right.host;
}
