/** Gives texts whole numbers, from 0 on. */
export type Numbering = {
  readonly noOf: (text: string) => number;
  /** The very string that was numbered. */
  readonly at: (no: number | undefined) => string;
  /** How many there are. */
  readonly count: () => number;
};

export function numbering(): Numbering {
  const texts: string[] = [];
  const nos = new Map<string, number>();
  return {
    count: () => texts.length,
    noOf(text) {
      const known = nos.get(text);
      if (known !== undefined) return known;
      nos.set(text, texts.length);
      return texts.push(text) - 1;
    },
    at(no) {
      const text = no === undefined ? undefined : texts[no];
      if (text === undefined) throw new Error(`nothing has the number ${no}`);
      return text;
    },
  };
}
