/** A description without what names or reaches a person, and what stood there. */
export type Redacted = {
  readonly text: string;
  readonly count: number;
  /** The placeholders of a text as what they stand for. */
  readonly restore: (text: string) => string;
};

type Kind = "EMAIL" | "ID" | "CARD" | "PHONE" | "IP";

type Pattern = {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly isReal?: (found: string) => boolean;
};

/** The most telling first: what one has taken, the others do not see. */
const PATTERNS: readonly Pattern[] = [
  { kind: "EMAIL", pattern: /[\p{L}\p{N}._%+-]+[@＠][\p{L}\p{N}-]+(?:[.．][\p{L}\p{N}-]+)+/gu },
  { kind: "ID", pattern: /(?<!\d)\d{17}[\dXx](?!\d)/g, isReal: isChineseId },
  { kind: "PHONE", pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![ -]?\d)/g },
  { kind: "CARD", pattern: /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, isReal: isCard },
  { kind: "PHONE", pattern: /(?<![\d.,])(?:\+|00)\d{1,3}(?:[ ().-]{0,2}\d){6,14}(?!\d)/g },
  { kind: "PHONE", pattern: /(?<![\d.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/g },
  { kind: "PHONE", pattern: /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g },
  { kind: "IP", pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g, isReal: isAddress },
];

/**
 * Replaces e-mail addresses, phone numbers (Chinese ones too), identity cards, bank cards and network addresses by
 * placeholders, so that a language model never sees them. Names of people are not found: no pattern can.
 */
export function redact(typed: string): Redacted {
  const originals = new Map<string, string>();
  // Width is no hiding place: digits and signs are looked for as plain ones, at the same places.
  let text = typed.replace(/[０-９＋－]/g, (wide) => wide.normalize("NFKC"));
  const numbers = new Map<Kind, number>();
  for (const { kind, pattern, isReal } of PATTERNS) {
    text = text.replace(pattern, (found) => {
      if (isReal && !isReal(found)) return found;
      let placeholder: string;
      do {
        numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
        placeholder = `[${kind}_${numbers.get(kind)}]`;
      } while (typed.includes(placeholder));
      originals.set(placeholder, found);
      return placeholder;
    });
  }
  if (originals.size === 0) text = typed;
  return {
    text,
    count: originals.size,
    restore: (answer) =>
      answer.replace(/\[(?:EMAIL|ID|CARD|PHONE|IP)_\d+\]/g, (found) => originals.get(found) ?? found),
  };
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643: the last character is a checksum over the others. */
function isChineseId(found: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(found[index]), 0);
  return "10X98765432"[sum % 11] === found.at(-1)?.toUpperCase();
}

/** Luhn: every second digit from the right doubled, all digits add up to a multiple of ten. */
function isCard(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}

function isAddress(found: string): boolean {
  return found.split(".").every((part) => Number(part) <= 255);
}
