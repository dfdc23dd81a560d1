import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { flowBetween, groupValue } from "#lib/changes/effect.ts";
import type { Effect, EffectGroup, EffectInput } from "#lib/changes/schema.ts";
import { findChange, saveEffect } from "#lib/changes/store.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { versionOf } from "#lib/segments/service.ts";
import { readSpend } from "#lib/segments/spend-service.ts";
import { spread } from "#lib/segments/spread.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

const examplesEach = 10;
/** What a larger group has spent is estimated from so many of it. */
const mostValued = 1_000;

/**
 * What a change does to real customers at a moment: who would enter, leave and stay, by its rule and its base's, with
 * examples and what those have spent. Kept with the change while it is undecided.
 */
export async function computeEffect(
  actor: Actor,
  input: EffectInput,
  population: PopulationReader,
  now: Instant,
): Promise<Effect> {
  requirePermission(actor, "change:read");
  const change = await findChange(db, input.id);
  if (!change) throw new AppError("not_found", "changes.not_found");
  const asOf = input.asOf === undefined ? now : Date.parse(input.asOf);
  const { segment, baseVersionNo, content, contentHash } = change;
  const base = baseVersionNo === null ? undefined : await versionOf(db, segment.id, baseVersionNo);
  const before = base ? (await population.members({ rule: base.rule, asOf })).ids : [];
  const after = (await population.members({ rule: content.rule, asOf })).ids;
  const [customers = 0] = await population.counts([{ rule: { kind: "everyone" }, asOf }]);
  const flow = flowBetween(before, after);
  const groupOf = async (ids: readonly string[]): Promise<EffectGroup> => {
    const known = await readSpend(db, spread(ids, mostValued), asOf);
    return {
      count: ids.length,
      ...groupValue(known, ids.length),
      examples: [...spread(known, examplesEach)],
    };
  };
  const effect: Effect = {
    asOf: new Date(asOf).toISOString(),
    computedAt: new Date(now).toISOString(),
    engine: population.engine,
    contentHash,
    baseVersionNo,
    population: customers,
    enter: await groupOf(flow.enter),
    leave: await groupOf(flow.leave),
    stay: await groupOf(flow.stay),
  };
  await saveEffect(db, change.id, effect);
  return effect;
}
