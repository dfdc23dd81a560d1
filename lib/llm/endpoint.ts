/**
 * What is wrong with an address for a language model, `undefined` if nothing. A key travels with each call: in the clear
 * only to this machine or its private network. Link-local addresses are where clouds keep their own credentials.
 */
export function endpointProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !["https:", "http:"].includes(url.protocol)) return "not_an_address";
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return "not_an_address";
  const host = url.hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (isLinkLocal(host)) return "not_an_address";
  return url.protocol === "https:" || isNear(host) ? undefined : "needs_https";
}

/** Whether two addresses are of one server, so that a key given for one may be sent to the other. */
export function isSameServer(a: string, b: string): boolean {
  const [left, right] = [URL.parse(a), URL.parse(b)];
  return left !== null && right !== null && left.origin === right.origin;
}

/** The address as calls are made to it: without a slash at its end. */
export function toBaseUrl(text: string): string {
  return text.trim().replace(/\/+$/, "");
}

function isLinkLocal(host: string): boolean {
  return host.startsWith("169.254.") || /^fe[89ab][0-9a-f]:/.test(host) || /^::ffff:a9fe:/.test(host);
}

function isNear(host: string): boolean {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivate(host);
  if (host.includes(":")) return host === "::1" || /^f[cd]/.test(host);
  return !host.includes(".") || /\.(?:local|localhost|internal|lan|home\.arpa)$/.test(host);
}

function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split(".").map(Number);
  return a === 127 || a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
}
