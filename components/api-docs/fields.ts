import { z } from "zod";

/** A JSON schema, as much of it as the page shows. */
type Schema = {
  type?: string | string[] | undefined;
  format?: string | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  oneOf?: Schema[] | undefined;
  maxLength?: number | undefined;
  minLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
};

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    default: z.unknown().optional(),
    properties: z.record(z.string(), schemaSchema.catch({})).optional(),
    required: z.array(z.string()).optional(),
    items: schemaSchema.catch({}).optional(),
    anyOf: z.array(schemaSchema).optional(),
    oneOf: z.array(schemaSchema).optional(),
    maxLength: z.number().optional(),
    minLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: z.unknown().optional(),
});

export type Field = { name: string; place: string; type: string; isRequired: boolean; limits: string };

const deepest = 3;

export function parametersOf(parameters: unknown): Field[] {
  return z
    .array(parameterSchema)
    .catch([])
    .parse(parameters ?? [])
    .map((parameter) => {
      const schema = schemaSchema.catch({}).parse(parameter.schema ?? {});
      return {
        name: parameter.name,
        place: parameter.in,
        type: typeOf(schema),
        isRequired: parameter.required === true,
        limits: limitsOf(schema),
      };
    });
}

/** The fields of a body, nested ones as `rows[].name`. */
export function fieldsOf(body: unknown): Field[] {
  const schema = schemaSchema.safeParse(body);
  return schema.success ? nested(schema.data, "", true, 0) : [];
}

function nested(schema: Schema, prefix: string, isRequired: boolean, depth: number): Field[] {
  const own: Field[] = prefix
    ? [{ name: prefix, place: "body", type: typeOf(schema), isRequired, limits: limitsOf(schema) }]
    : [];
  if (depth > deepest) return own;
  if (schema.items)
    return [...own, ...nested(schema.items, `${prefix}[]`, true, depth + 1).slice(prefix ? 1 : 0)];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, child]) =>
    nested(child, prefix ? `${prefix}.${key}` : key, schema.required?.includes(key) ?? false, depth + 1),
  );
  return [...own, ...fields];
}

function typeOf(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.items) return `${typeOf(schema.items)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "any");
  return schema.format ? `${type} (${schema.format})` : type;
}

function limitsOf(schema: Schema): string {
  const span = (low: number | undefined, high: number | undefined) => `${low ?? ""}…${high ?? ""}`;
  const parts: string[] = [];
  if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    parts.push(`length ${span(schema.minLength, schema.maxLength)}`);
  }
  const isBounded = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
  if (isBounded(schema.minimum) || isBounded(schema.maximum)) {
    parts.push(span(schema.minimum, isBounded(schema.maximum) ? schema.maximum : undefined));
  }
  if (schema.default !== undefined) parts.push(`= ${JSON.stringify(schema.default)}`);
  return parts.join(", ");
}
