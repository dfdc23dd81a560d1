import type { DriftReport, DriftState } from "#lib/drift/schema.ts";
import type { SizeVerdict } from "#lib/drift/size-noise.ts";
import type { SizeFlow } from "#lib/drift/stability.ts";

/** From which share of the size before, and from which PSI on, a movement in 30 days asks for somebody. */
const actShare = 0.25;
const actPsi = 0.25;
/** In a longer time all wanders further: distances with its root, and a PSI, being like a square of them, as it. */
const actDays = 30;
/** A segment that stays below this many members asks for nobody by its size. */
const leastToAct = 100;

/**
 * A segment's state in one word. What is noise is steady, however large it looks; what the whole shop did alike is not the
 * segment's own; of what is, the large asks to act. A report that is not there yet says nothing of features.
 */
export function stateOf(
  flow: SizeFlow,
  size: SizeVerdict,
  { report, days }: { readonly report: DriftReport | null; readonly days: number },
): DriftState {
  const moved = report?.features ?? [];
  const own = moved.filter(({ isOwn }) => isOwn);
  const isOwnSize = size.kind === "judged" && size.isOwn;
  const times = Math.max(1, days / actDays);
  const isFar = own.some(({ psi, ownPsi = psi }) => ownPsi >= actPsi * times);
  if (isFar || (isOwnSize && isLarge(flow, size.expected, Math.sqrt(times)))) return "act";
  if (isOwnSize || own.length > 0) return "moving";
  if ((size.kind === "judged" && size.hasMoved) || moved.length > 0) return "with_shop";
  return size.kind === "too_small" ? "too_small" : "steady";
}

function isLarge({ before, after }: SizeFlow, expected: number, times: number): boolean {
  return Math.max(before, after) >= leastToAct && Math.abs(after - expected) >= actShare * times * before;
}

const ranks: Readonly<Record<DriftState, number>> = {
  act: 4,
  moving: 3,
  with_shop: 2,
  steady: 1,
  too_small: 0,
};

type Judged = { readonly state: DriftState; readonly size: SizeVerdict; readonly flow: { net: number } };

/** For sorting: what asks to act first, then by how many times the net change is more than noise. */
export function compareMoved(a: Judged, b: Judged): number {
  return ranks[b.state] - ranks[a.state] || timesNoise(b) - timesNoise(a);
}

function timesNoise({ size, flow }: Judged): number {
  return size.kind === "judged" && size.noise > 0 ? Math.abs(flow.net) / size.noise : 0;
}
