import type { Leftover } from "#lib/interpretations/built-in/gather/scope.ts";
import type { Composed } from "#lib/interpretations/built-in/interpret.ts";
import type { Place } from "#lib/interpretations/built-in/place.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import { UNSAYABLE } from "#lib/interpretations/built-in/words/unsayable.ts";
import type { Question } from "#lib/interpretations/schema.ts";

export type Asked = {
  readonly reason: Question["reason"];
  readonly at: { readonly from: number; readonly to: number };
  readonly text: string;
};

/** Sums in another currency than the shop's. */
export function foreignMoney(pieces: readonly Piece[], setting: Setting): readonly Asked[] {
  return pieces.flatMap((piece) => {
    const amount = senseOf(piece, "amount");
    if (amount?.currency === undefined) return [];
    const { bound, currency } = amount;
    const figure = bound.op === "between" ? bound.value.join("–") : String(bound.value);
    const english = `${figure} ${currency}: the shop counts in ${setting.currency} and has no exchange rates here. Which amount in ${setting.currency} is meant?`;
    const chinese = `${figure} ${currency}：店铺以${setting.currency}计价，这里没有汇率。换成${setting.currency}是多少？`;
    return [{ reason: "currency" as const, at: piece, text: say(setting, english, chinese) }];
  });
}

/** Words that nothing stands for, and what the composition could not make sense of. */
export function problemsOf(
  composed: Composed,
  pieces: readonly Piece[],
  place: Place,
  setting: Setting,
): readonly Asked[] {
  const unsayable = pieces.flatMap((piece) => {
    const told = senseOf(piece, "unknown")?.text ?? "";
    const why = told.startsWith("!") ? UNSAYABLE[told.slice(1)] : undefined;
    if (!why) return [];
    return [{ reason: "not_expressible" as const, at: piece, text: say(setting, why[0], why[1]) }];
  });
  if (unsayable.length > 0) return unsayable;
  const unknown = pieces.filter((piece) => piece.senses[0]?.k === "unknown");
  // "London or Florida": the word that joins them is not what was not understood.
  const isJoining = ({ to }: Leftover) => unknown.some(({ from }) => from === to || from === to + 1);
  const unused = composed.leftovers.filter((each) => !each.sinceSignup && !isJoining(each));
  const lost = [...unknown, ...unused].toSorted((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of lost) {
    const before = merged.at(-1);
    if (before && from <= before.to + 1) before.to = Math.max(before.to, to);
    else merged.push({ from, to });
  }
  const words = merged.map((at) => {
    const typed = place(at).words;
    return {
      reason: "unknown_word" as const,
      at,
      text: say(setting, `I did not understand “${typed}”.`, `没有理解“${typed}”。`),
    };
  });
  const fromSignup = composed.leftovers
    .filter(({ sinceSignup: within }) => within !== undefined)
    .map((at) => ({
      reason: "not_expressible" as const,
      at,
      text: say(
        setting,
        "A rule cannot count from the day of signing up, only back from now or between dates.",
        "规则不能从注册日起算，只能从现在往前推，或者用日期描述。",
      ),
    }));
  return [
    ...words,
    ...fromSignup,
    ...composed.choices.problems.map(({ reason, from, to, text: problem }) => ({
      reason,
      at: { from, to },
      text: problem,
    })),
  ];
}
