import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { type KnownValue, type Op, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";

type Values = Extract<Sense, { k: "values" }>;

/** Tiers whose order everyone knows, the lowest first; 金卡 and 金卡会员 are 金. */
const LADDER: readonly (readonly string[])[] = [
  ["basic", "普通", "普"],
  ["bronze", "铜", "青铜"],
  ["silver", "银", "白银"],
  ["gold", "金", "黄金"],
  ["platinum", "白金", "铂金"],
  ["diamond", "钻石", "钻"],
  ["黑", "黑钻", "黑金"],
];

function placeOf(value: string): number {
  const name = value.toLowerCase().replace(/(?:卡?会员|卡)$/u, "");
  return LADDER.findIndex((names) => names.includes(name));
}

/** "silver or better", "at least gold", "below platinum", "bronze to gold", 金卡及以上: tiers that are in order by their names. */
export function tiers(setting: Setting): readonly Production[] {
  const bounded = (values: Values, op: Op) => {
    const found = stepOf(values, setting);
    if (!found) return undefined;
    const { step, trait, steps } = found;
    const meets: Readonly<Record<Op, (at: number) => boolean>> = {
      eq: (at) => at === step,
      neq: (at) => at !== step,
      gt: (at) => at > step,
      gte: (at) => at >= step,
      lt: (at) => at < step,
      lte: (at) => at <= step,
    };
    return listed(
      trait,
      steps.filter(({ at }) => meets[op](at)).map(({ value }) => value),
    );
  };
  return [
    on("<cmp> the? <values> tier?", (m) => bounded(m.get("values"), m.get("cmp").op)),
    on("before the? <values> tier?", (m) => bounded(m.get("values"), "gt")),
    // "gold + platinum" is a list.
    on("<values> tier? <after> tier?", (m, { pieces, end }) =>
      senseOf(pieces[end], "values") ? undefined : bounded(m.get("values"), m.get("after").op),
    ),
    on("<values:low> tier? to|until <values:high> tier?", (m) => {
      const [low, high] = [stepOf(m.get("values", "low"), setting), stepOf(m.get("values", "high"), setting)];
      if (!low || !high || low.trait !== high.trait || low.step >= high.step) return undefined;
      const within = low.steps.filter(({ at }) => at >= low.step && at <= high.step);
      return listed(
        low.trait,
        within.map(({ value }) => value),
      );
    }),
  ];
}

function listed(trait: string, values: readonly string[]): Values | undefined {
  if (values.length === 0) return undefined;
  const known = values.map((value): KnownValue => ({ value, target: { kind: "trait", trait } }));
  return { k: "values", values: known, join: "all" };
}

/** Where one value stands among all of its trait, where every one of them has a place. */
function stepOf({ values }: Values, { catalog }: Setting) {
  const [only, ...others] = values.filter(({ target }) => target.kind === "trait");
  if (only?.target.kind !== "trait" || others.length > 0) return undefined;
  const { trait } = only.target;
  const steps = [...(catalog.traits.get(trait)?.texts ?? [])]
    .filter((value) => value !== "")
    .map((value) => ({ value, at: placeOf(value) }))
    .toSorted((a, b) => a.at - b.at);
  const step = placeOf(only.value);
  return step < 0 || steps.length < 2 || steps.some(({ at }) => at < 0) ? undefined : { step, trait, steps };
}
