/** Where to go after signing in: a path of ours, never another site. */
export function safeNext(value: unknown): string {
  if (typeof value !== "string" || value.length > 2_000) return "/";
  const here = "http://here.invalid";
  const address = URL.parse(value, here);
  if (!value.startsWith("/") || address?.origin !== here) return "/";
  return address.pathname + address.search + address.hash;
}
