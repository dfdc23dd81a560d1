import type { Place } from "#lib/interpretations/built-in/place.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";

type Reason = Extract<Interpretation, { outcome: "refusal" }>["reason"];

const NAMES: Readonly<Record<Reason, readonly [string, string]>> = {
  health: ["health", "健康状况"],
  religion: ["religion", "宗教信仰"],
  ethnicity: ["ethnic origin", "民族或种族"],
  sexual_orientation: ["sexual orientation", "性取向"],
  political_view: ["political views", "政治立场"],
  children: ["children", "未成年人"],
};

/** A refusal if the description asks for what may not be asked for (convention 13). A catalog's own word is no such thing. */
export function refusalOf(
  pieces: readonly Piece[],
  setting: Setting,
  place: Place,
): Interpretation | undefined {
  for (const [index, piece] of pieces.entries()) {
    const sensitive = senseOf(piece, "sensitive");
    if (!sensitive || senseOf(piece, "values") || isFan(piece, pieces[index - 1])) continue;
    return refusalFor(sensitive.reason, place(piece), setting);
  }
  return undefined;
}

/** "coffee addicts": keen on what the shop sells, which is no illness. */
function isFan(piece: Piece, before: Piece | undefined): boolean {
  const isOfGoods =
    senseOf(before, "values")?.values.every(({ target }) => target.kind === "property") === true;
  return isOfGoods && senseOf(piece, "vague")?.vague === "interested";
}

/** The refusal for a reason, in the reader's language. */
export function refusalFor(
  reason: Reason,
  words: ReturnType<Place>,
  setting: Pick<Setting, "locale">,
): Interpretation {
  const [english, chinese] = NAMES[reason];
  return {
    outcome: "refusal",
    reason,
    ...words,
    text: say(
      setting,
      `Customers are not selected by ${english}, nor by guessing it from something else.`,
      `不能按${chinese}选择客户，也不能由其他信息推断。`,
    ),
    alternative: say(
      setting,
      "Describe what they bought, viewed or asked for, or a stored trait such as country, city or language.",
      "可以描述他们买过、看过或搜索过什么，或者已存储的属性，例如国家、城市或语言。",
    ),
  };
}
