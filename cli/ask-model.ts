import type { CatalogWords } from "#lib/catalog/words.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { interpretByBoth } from "#lib/interpretations/llm-service.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import { defaultLlmSettings } from "#lib/llm/schema.ts";
import { environmentConnection } from "#lib/llm/shop-model.ts";

/** What one run of the command has learned of the endpoint. */
const means = memoryMeans();

/**
 * A description as the model that the environment names reads it, checked as in the app; where it cannot be used that is
 * said, and the built-in interpreter's reading does not pass for its own.
 */
export async function askModel(
  text: string,
  setting: Setting,
  entries: readonly CatalogWords[],
): Promise<Interpretation> {
  const connection = environmentConnection();
  if (!connection) {
    return { outcome: "unavailable", cause: "No language model is set up: set TIDELINE_LLM_MODEL." };
  }
  const { smallestGroup } = defaultLlmSettings;
  const model = openModel(connection, means);
  const read = await interpretByBoth(text, setting, { model, entries, smallestGroup }, async () => false);
  if (!read.fallback) return read.interpretation;
  return { outcome: "unavailable", cause: `The language model could not be used: ${read.fallback.cause}.` };
}
