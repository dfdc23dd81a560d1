import { chooseFacts, isComparison } from "#lib/explanations/choose.ts";
import { type Fact, type Finding, leastTold, numbered } from "#lib/explanations/fact.ts";
import { shownValue } from "#lib/explanations/figures.ts";
import { renderSentence, type SubjectNames } from "#lib/explanations/render.ts";
import type { Explanation, ShownFact } from "#lib/explanations/schema.ts";
import type { Template } from "#lib/explanations/template.ts";
import type { KnownNames } from "#lib/explanations/verify/names.ts";
import type { Grounds } from "#lib/explanations/verify/verify.ts";
import { english } from "#lib/explanations/wording/en.ts";
import type { Subject, Wording } from "#lib/explanations/wording/wording.ts";
import { chinese } from "#lib/explanations/wording/zh.ts";
import type { Format } from "#lib/i18n/format.ts";
import { type Names, quoted } from "#lib/rules/restate/names.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** What is known of a subject, before anybody writes about it. */
export type Brief = {
  readonly subject: Subject;
  readonly outcome: Explanation["outcome"];
  readonly findings: readonly Finding[];
  /** What the segment is called, and the one that it is compared with. */
  readonly name: string;
  readonly otherName?: string;
  readonly versionNo: number | null;
  readonly asOf: Instant;
  readonly baselineAsOf?: Instant;
  readonly engine: string;
  /** Restatements of the rule's conditions, by their places. */
  readonly conditions?: ReadonlyMap<string, string>;
};

export type Setting = { readonly format: Format; readonly labels: Names };

/** A brief in one language: its facts numbered and named, and how figures are put into texts. */
export type Prepared = {
  readonly brief: Brief;
  readonly facts: readonly Fact[];
  readonly wording: Wording;
  readonly names: SubjectNames;
  readonly setting: Setting;
};

export function prepare(brief: Brief, setting: Setting): Prepared {
  const { format, labels } = setting;
  const write = format.settings.locale === "zh" ? chinese : english;
  const { asOf, baselineAsOf, name, otherName } = brief;
  const wording = write(labels, brief.conditions ?? new Map());
  return {
    brief,
    facts: numbered(brief.findings),
    wording,
    names: {
      segment: name === "" ? wording.unnamed : quoted(name),
      ...(otherName !== undefined && { other: quoted(otherName) }),
      asOf: format.dateTime(asOf),
      ...(baselineAsOf !== undefined && { baseAt: format.dateTime(baselineAsOf) }),
    },
    setting,
  };
}

/** What the sentences about it are held to. */
export function groundsOf({ brief, facts, wording, names, setting }: Prepared, known: KnownNames): Grounds {
  const reading = { format: setting.format, labelOf: wording.label };
  return { subject: brief.subject, facts, names, known, reading };
}

/** Our own words about what was prepared: always right, if not elegant. */
export function computedTemplates({ brief, facts, wording, setting }: Prepared): readonly Template[] {
  const labelOf = wording.label;
  return wording.sentences(brief.subject, chooseFacts(facts, { format: setting.format, labelOf }));
}

/** The explanation whose sentences are these templates, which must have been checked. */
export function toExplanation(
  prepared: Prepared,
  templates: readonly Template[],
  writtenBy: Explanation["writtenBy"],
  model: string | null,
): Explanation {
  const { brief, facts, wording, names, setting } = prepared;
  const { subject, asOf, baselineAsOf } = brief;
  const reading = { format: setting.format, labelOf: wording.label };
  return {
    about: subject.kind,
    outcome: brief.outcome,
    least: leastTold,
    writtenBy,
    model,
    locale: setting.format.settings.locale,
    asOf: new Date(asOf).toISOString(),
    baselineAsOf: baselineAsOf === undefined ? null : new Date(baselineAsOf).toISOString(),
    engine: brief.engine,
    versionNo: brief.versionNo,
    sides: sidesOf(prepared),
    sentences: templates.map((template) => renderSentence(template, facts, names, reading)),
    facts: facts.map((fact) => toShown(fact, prepared)),
  };
}

function sidesOf({ brief, facts, wording, names, setting }: Prepared): Explanation["sides"] {
  const sides = wording.sides(brief.subject);
  if (!sides || !facts.some(isComparison)) return null;
  const reading = { format: setting.format, labelOf: wording.label };
  const [value, base] = sides.map((side) =>
    renderSentence(side, facts, names, reading)
      .parts.map(({ text }) => text)
      .join(""),
  );
  return { value: value ?? "", base: base ?? "" };
}

function toShown(fact: Fact, { wording, setting }: Prepared): ShownFact {
  const shown = (value: number | null) =>
    value === null ? null : shownValue(value, fact.unit, setting.format);
  return {
    ...fact,
    label: wording.label(fact),
    shown: {
      name: fact.name === null ? null : quoted(fact.name),
      value: shown(fact.value),
      base: shown(fact.base),
    },
  };
}
