import { medianOf } from "#lib/drift/distribution.ts";
import { deltaEffect, shareEffect } from "#lib/explanations/effect-size.ts";
import { directionOf, type Finding, leastTold, type Strength } from "#lib/explanations/fact.ts";
import { unitOf } from "#lib/explanations/subjects.ts";
import { FAVORITES } from "#lib/snapshots/favorites.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

type Compared = Finding & { readonly effect: number; readonly strength: Strength };
type Values = readonly (number | string | undefined)[];

/**
 * In what the customers of one group differ from those of another, the strongest first. Differences that are noise at
 * 99 % or too weak to matter are left out, and so is whatever rests on fewer customers than `least` on either side.
 */
export function compareGroups(
  group: FeatureTable,
  base: FeatureTable,
  least: number = leastTold,
): readonly Finding[] {
  const found: (Compared | undefined)[] = [];
  for (const [feature, values] of group.numbers) {
    const others = base.numbers.get(feature) ?? [];
    found.push(numberFinding(feature, values, others, least), hasFinding(feature, values, others, least));
  }
  for (const [trait, values] of group.texts) {
    const others = base.texts.get(trait) ?? [];
    // Who has a favorite has ordered: that is told already.
    if (!Object.hasOwn(FAVORITES, trait)) found.push(hasFinding(trait, values, others, least));
    found.push(...textFindings(trait, values, others, least));
  }
  for (const [trait, values] of group.flags) {
    found.push(flagFinding(trait, values, base.flags.get(trait) ?? [], least));
  }
  return found.filter((finding) => finding !== undefined).toSorted(byWeight);
}

type Numbers = readonly (number | undefined)[];

function numberFinding(about: string, group: Numbers, base: Numbers, least: number): Compared | undefined {
  const a = group.filter((value) => value !== undefined);
  const b = base.filter((value) => value !== undefined);
  const [value, other] = [medianOf(a), medianOf(b)];
  if (a.length < least || b.length < least || value === null || other === null) return undefined;
  const found = deltaEffect(a, b);
  if (!found) return undefined;
  const direction = directionOf(found.effect);
  if (directionOf(value - other) === direction) {
    const sides = { value, base: other, n: a.length, baseN: b.length };
    return { kind: "median", about, unit: unitOf(about), ...sides, ...found, direction };
  }
  // Medians that are the same, or at odds with the order of the values, would tell the difference wrongly.
  if (value !== 0 || other !== 0) return undefined;
  const above = (values: readonly number[]) => values.filter((each) => each > 0).length;
  const share = shareFinding(above(a), a.length, above(b), b.length, least);
  return share && { kind: "any", about, ...share };
}

function hasFinding(about: string, group: Values, base: Values, least: number): Compared | undefined {
  const has = (values: Values) => values.filter((value) => value !== undefined).length;
  const share = shareFinding(has(group), group.length, has(base), base.length, least);
  return share && { kind: "has", about, ...share };
}

function flagFinding(
  about: string,
  group: readonly boolean[],
  base: readonly boolean[],
  least: number,
): Compared | undefined {
  const share = shareFinding(countTrue(group), group.length, countTrue(base), base.length, least);
  return share && { kind: "flag", about, ...share };
}

/** How many are true. */
export function countTrue(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}

type Texts = readonly (string | undefined)[];

function textFindings(
  about: string,
  group: Texts,
  base: Texts,
  least: number,
): readonly (Compared | undefined)[] {
  const [a, b] = [countTexts(group), countTexts(base)];
  return [...new Set([...a.counts.keys(), ...b.counts.keys()])].map((name) => {
    const [inA, inB] = [a.counts.get(name) ?? 0, b.counts.get(name) ?? 0];
    // A value that few have on both sides would say something about them.
    const share = Math.max(inA, inB) < least ? undefined : shareFinding(inA, a.n, inB, b.n, least);
    return share && { kind: "text" as const, about, name, ...share };
  });
}

/** How often each text occurs, and how many there are. */
export function countTexts(texts: Texts) {
  const counts = new Map<string, number>();
  let n = 0;
  for (const text of texts) {
    if (text === undefined) continue;
    counts.set(text, (counts.get(text) ?? 0) + 1);
    n += 1;
  }
  return { counts, n };
}

function shareFinding(inA: number, n: number, inB: number, m: number, least: number) {
  if (n < least || m < least) return undefined;
  const [value, base] = [inA / n, inB / m];
  const found = shareEffect(value, n, base, m);
  const direction = directionOf(found?.effect ?? 0);
  return found && { unit: "share" as const, value, base, n, baseN: m, ...found, direction };
}

const KINDS: readonly Finding["kind"][] = ["median", "text", "flag", "any", "has"];

/**
 * On one scale: of two shares Cliff's delta is their difference. So a brand that hardly anybody buys does not come before
 * what most differ in, however many times as often it is bought.
 */
function byWeight(a: Compared, b: Compared): number {
  return weightOf(b) - weightOf(a) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

function weightOf({ kind, effect, value, base }: Compared): number {
  return Math.abs(kind === "median" ? effect : (value ?? 0) - (base ?? 0));
}
