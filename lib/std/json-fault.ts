/** A place in a text, counted from 1. */
export type TextPlace = { readonly line: number; readonly column: number };

/** Where a text stops being JSON, as far as the engine's own words tell, or else at its end; `undefined` where it is JSON. */
export function jsonFault(text: string): TextPlace | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    const place = /line (\d+) column (\d+)/.exec(said);
    if (place) return { line: Number(place[1]), column: Number(place[2]) };
    const position = /position (\d+)/.exec(said)?.[1];
    return placeOf(text, position === undefined ? text.length : Number(position));
  }
}

function placeOf(text: string, position: number): TextPlace {
  const lines = text.slice(0, position).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
