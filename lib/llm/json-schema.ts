import { z } from "zod";

export type JsonSchema = { readonly [keyword: string]: unknown };

/** What strict endpoints know of JSON Schema; bounds of length and number are checked by zod when the answer comes. */
const KNOWN = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "enum",
  "const",
  "anyOf",
  "description",
]);

/**
 * A zod object as the JSON Schema that strict endpoints take: every field required (an optional one may be null), no
 * others, no keyword that some of them refuse. Fields keep their order: models answer in it.
 */
export function toStrictSchema(schema: z.ZodType): JsonSchema {
  return strict(z.toJSONSchema(schema, { io: "output", reused: "inline", target: "draft-7" }));
}

function strict(node: unknown): JsonSchema {
  const made: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node as JsonSchema)) {
    if (!KNOWN.has(keyword)) continue;
    if (keyword === "properties") {
      made.properties = Object.fromEntries(
        Object.entries(value as JsonSchema).map(([name, property]) => [name, strict(property)]),
      );
    } else if (keyword === "items") made.items = strict(value);
    else if (keyword === "anyOf") made.anyOf = (value as readonly unknown[]).map(strict);
    else made[keyword] = value;
  }
  if (made.type === "object") {
    made.required = Object.keys((made.properties ?? {}) as JsonSchema);
    made.additionalProperties = false;
  }
  return made;
}
