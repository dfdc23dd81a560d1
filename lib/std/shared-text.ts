const known = new Map<string, string>();
/** Different texts that are shared; those that are met after these begin anew. */
const most = 10_000;

/** The same string for equal ones, for what is kept a million times over. */
export function sharedText(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  known.set(text, text);
  return text;
}
