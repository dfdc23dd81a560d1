import { segmentKeySchema } from "#lib/segments/schema.ts";

const longestName = 60;
const longestKey = 60;
/** Words that lead on to something that was cut away. */
const danglingWords =
  /(?:\s+(?:a|an|and|at|but|by|did|for|from|in|last|least|not|of|or|than|the|to|who|with))+$/i;

/** A name for what a description means: its beginning, cut between words, with a capital letter. */
export function suggestName(description: string): string {
  const text = description
    .trim()
    .replace(/\s+/gu, " ")
    .replace(/[.。!！?？,，;；]+$/u, "");
  const characters = [...text];
  const cut =
    characters.length <= longestName ? text : cutBetweenWords(characters.slice(0, longestName).join(""));
  return cut.charAt(0).toLocaleUpperCase("en") + cut.slice(1);
}

/** A key that rules and addresses can name: small letters, digits and Chinese characters, joined by hyphens. */
export function suggestKey(name: string, isTaken: (key: string) => boolean = () => false): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  const words = plain.match(/[\p{Ll}\p{Lo}\p{Nd}]+/gu) ?? [];
  const key = [...words.join("-")].slice(0, longestKey).join("").replace(/-+$/, "");
  if (key === "") return "";
  for (let no = 1; ; no++) {
    const tried = no === 1 ? key : `${key}-${no}`;
    if (segmentKeySchema.safeParse(tried).success && !isTaken(tried)) return tried;
  }
}

function cutBetweenWords(text: string): string {
  const end = text.lastIndexOf(" ");
  if (end <= longestName / 2) return text;
  return text.slice(0, end).replace(danglingWords, "");
}
