import type { FeatureDistribution } from "#lib/drift/schema.ts";

/** In one word, how a feature was judged: the key of `drift.features.<word>`. */
export function verdictWord({
  verdict,
}: FeatureDistribution): "moved" | "withShop" | "calm" | "small" | "doubtful" | "tooSmallWord" {
  if (verdict.kind === "too_small") return "tooSmallWord";
  if (verdict.hasMoved) return verdict.isOwn ? "moved" : "withShop";
  if (verdict.psi <= verdict.noise) return "calm";
  return verdict.psi < 0.1 ? "small" : "doubtful";
}
