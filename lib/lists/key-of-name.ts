/** A key that fits a name: "Spring fair 2026" becomes "spring-fair-2026", "春季展会" stays. Empty where nothing is left. */
export function keyOfName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Nd}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 120)
    .replace(/-+$/, "");
}
