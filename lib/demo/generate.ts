import type { DemoMessage, World } from "#lib/demo/schema.ts";
import { tellLife } from "#lib/demo/tell-life.ts";
import { type Instant, MS_PER_DAY, timeZone } from "#lib/std/time-zone.ts";

export const DEMO_TIME_ZONE = "Europe/Berlin";
export const DEMO_CURRENCY = "EUR";

const YEARS_DAYS = 730;

/** The demo shop as of `end`: two years, ended by that moment. */
export function demoWorld(end: Instant, options: { seed?: string; people?: number } = {}): World {
  return {
    seed: options.seed ?? "tideline",
    people: options.people ?? 6_000,
    start: end - YEARS_DAYS * MS_PER_DAY,
    end,
    zone: timeZone(DEMO_TIME_ZONE),
  };
}

/** All messages of the demo shop, person by person, each person's in order of time. The same world, the same messages. */
export function* demoMessages(world: World): Generator<DemoMessage> {
  for (let index = 0; index < world.people; index += 1) yield* tellLife(world, index);
}
