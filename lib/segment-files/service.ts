import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { flowBetween } from "#lib/changes/effect.ts";
import { findPendingNo } from "#lib/changes/read.ts";
import { contentOf } from "#lib/changes/reading-service.ts";
import { proposeChangeIn } from "#lib/changes/service.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { readSetting, restateOptionsOf } from "#lib/explanations/setting-service.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { contentOfFile, fileNameOf, parseFile, toFileText } from "#lib/segment-files/file.ts";
import { type Known, planFile } from "#lib/segment-files/plan.ts";
import type { FoundFile, Plan, PlanEntry } from "#lib/segment-files/schema.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { contentHash } from "#lib/segments/content.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import { createSegmentIn, readSegmentsWithRules } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Every active segment as a file, in the order of keys. */
export async function exportSegments(actor: Actor): Promise<readonly FoundFile[]> {
  requirePermission(actor, "segment:export");
  const files: FoundFile[] = [];
  for (const { id, key, versionNo } of (await readActiveSegments(db)).values()) {
    const content = await contentOf(db, id, versionNo);
    if (content) files.push({ name: fileNameOf(key), text: toFileText(key, versionNo, content) });
  }
  return files;
}

export type Evaluation = { readonly population: PopulationReader; readonly asOf: Instant };

/** What applying files would do, and to whom if it is evaluated; nothing is written. */
export async function planSegments(
  actor: Actor,
  files: readonly FoundFile[],
  locale: Locale,
  evaluation?: Evaluation,
): Promise<Plan> {
  requirePermission(actor, "segment:read");
  const { plan, wanted } = await planIn(db, actor, files, locale);
  if (!evaluation) return plan;
  const entries: PlanEntry[] = [];
  for (const entry of plan.entries) {
    const asked = wanted.find(({ key }) => key === entry.key);
    const isRuleChanged = "changes" in entry && entry.changes.some(({ field }) => field === "rule");
    entries.push(asked && isRuleChanged ? { ...entry, effect: await flowOf(asked, evaluation) } : entry);
  }
  return { ...plan, entries };
}

export type Applied = { readonly plan: Plan; readonly asked: readonly { key: string; changeNo: number }[] };

/**
 * Asks for what the files say, a change request a segment, all or none: none if a file is invalid or in conflict. What
 * was asked for before and is not decided is not asked for again.
 */
export async function applySegments(
  actor: Actor,
  files: readonly FoundFile[],
  { reason, locale }: { readonly reason: string; readonly locale: Locale },
): Promise<Applied> {
  requirePermission(actor, "segment:propose");
  return transaction(async (tx) => {
    const { plan, wanted } = await planIn(tx, actor, files, locale);
    if (plan.entries.some(({ kind }) => kind === "invalid" || kind === "conflict"))
      return { plan, asked: [] };
    const asked: { key: string; changeNo: number }[] = [];
    for (const { key, isKnown, baseVersionNo, content } of wanted) {
      if (!isKnown) {
        const { name, description, labels, rule } = content;
        await createSegmentIn(tx, actor, { key, name, description, labels, draftRule: rule });
      }
      const { no } = await proposeChangeIn(tx, actor, { segment: key, baseVersionNo, content, reason });
      asked.push({ key, changeNo: no });
    }
    return { plan, asked };
  });
}

async function flowOf(
  { key, content }: Wanted,
  { population, asOf }: Evaluation,
): Promise<{ enter: number; leave: number; stay: number }> {
  const before = (await readActiveSegments(db)).get(key)?.rule;
  const old = before ? (await population.members({ rule: before, asOf })).ids : [];
  const { enter, leave, stay } = flowBetween(
    old,
    (await population.members({ rule: content.rule, asOf })).ids,
  );
  return { enter: enter.length, leave: leave.length, stay: stay.length };
}

type Wanted = {
  readonly key: string;
  readonly isKnown: boolean;
  readonly baseVersionNo: number | null;
  readonly content: SegmentContent;
};

async function planIn(
  source: Db,
  actor: Actor,
  files: readonly FoundFile[],
  locale: Locale,
): Promise<{ plan: Plan; wanted: readonly Wanted[] }> {
  const catalog = await readRuleCatalog(source);
  const say = await ruleWords(source, actor, locale);
  const entries: PlanEntry[] = [];
  const wanted: Wanted[] = [];
  const spokenOf = new Set<string>();
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const parsed = parseFile(file);
    spokenOf.add(parsed.ok ? parsed.value.key : file.name.replace(/\.json$/, ""));
    if (!parsed.ok) {
      entries.push({ file: file.name, key: file.name, kind: "invalid", problems: parsed.error });
      continue;
    }
    const { key, version } = parsed.value;
    const valid = validateRule(parsed.value.rule, catalog, key);
    if (!valid.ok) {
      const problems = valid.error.map((problem) => ({ ...problem, path: `/rule${problem.path}` }));
      entries.push({ file: file.name, key, kind: "invalid", problems });
      continue;
    }
    const content = { ...contentOfFile(parsed.value), rule: valid.value };
    const known = await knownOf(source, key, { version, content });
    const outcome = planFile({ version, content }, known, say);
    entries.push({ file: file.name, key, ...outcome });
    if (outcome.kind === "new" || outcome.kind === "changed")
      wanted.push({ key, isKnown: known !== undefined, baseVersionNo: known?.active?.no ?? null, content });
  }
  const withoutFile = [...(await readActiveSegments(source)).keys()].filter((key) => !spokenOf.has(key));
  return { plan: { entries, withoutFile }, wanted };
}

async function knownOf(
  source: Db,
  key: string,
  { version, content }: { readonly version: number | null; readonly content: SegmentContent },
): Promise<Known | undefined> {
  const [segment] = await readSegmentsWithRules(source, { key });
  if (!segment) return undefined;
  const { id, activeVersionNo, status } = segment;
  const active = await contentOf(source, id, activeVersionNo);
  return {
    isArchived: status === "archived",
    active: active && activeVersionNo !== null ? { no: activeVersionNo, content: active } : null,
    exported: (await contentOf(source, id, version).catch(absent)) ?? undefined,
    askedFor: await findPendingNo(source, id, contentHash(content)),
  };
}

function absent(error: unknown): null {
  if (error instanceof AppError && error.code === "segments.version_not_found") return null;
  throw error;
}

async function ruleWords(source: Db, actor: Actor, locale: Locale): Promise<(rule: Rule) => string> {
  const options = restateOptionsOf(await readSetting(actor, locale, source));
  return (rule) => restate(rule, options).text;
}
