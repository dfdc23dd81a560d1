import { z } from "zod";
import type { MemberRows } from "#lib/customers/population-reader.ts";
import type { Threshold, Thresholds } from "#lib/rules/context.ts";
import { RULE_LIMITS, Rule } from "#lib/rules/schema.ts";
import type { Fraction } from "#lib/std/fraction.ts";

/** What web asks the worker on loopback, and how it is answered. */
const query = z.object({ rule: Rule, asOf: z.int() });

export const countsQuestion = z.object({ queries: z.array(query).min(1).max(1_000) });
export const countsAnswer = z.object({ counts: z.array(z.int()) });

export const membersQuestion = query;
const fraction = z.tuple([z.string(), z.string()]);
const threshold = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("rank"),
    eligible: z.int(),
    atTo: fraction.optional(),
    atFrom: fraction.optional(),
  }),
  z.object({ kind: z.literal("relative"), eligible: z.int(), cut: fraction.optional() }),
]);
export const membersAnswer = z.object({
  ids: z.array(z.string()),
  thresholds: z.array(z.tuple([z.string(), threshold])),
  uptoNo: z.int(),
});
export type MembersAnswer = z.infer<typeof membersAnswer>;

const rowsHead = membersAnswer.omit({ ids: true }).extend({ timeZone: z.string() });

/**
 * Rows of members as bytes: the length of a JSON text (4 bytes, little-endian), the text (what is told besides), blanks
 * up to the next eighth byte, then each id as a double, little-endian. JSON of half a million numbers would take longer
 * than finding them.
 */
export function memberRowsToBytes({ rowIds, thresholds, uptoNo, timeZone }: MemberRows): Uint8Array {
  const head = { thresholds: thresholdsToJson(thresholds), uptoNo: Number(uptoNo), timeZone };
  const text = Buffer.from(JSON.stringify(head));
  const length = 8 * Math.ceil((4 + text.length) / 8) - 4;
  const bytes = new Uint8Array(4 + length + rowIds.byteLength).fill(BLANK, 4, 4 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(text, 4);
  bytes.set(new Uint8Array(rowIds.buffer, rowIds.byteOffset, rowIds.byteLength), 4 + length);
  return bytes;
}

const BLANK = 0x20;

/** Throws if the bytes are not what memberRowsToBytes makes. */
export function memberRowsFromBytes(bytes: ArrayBuffer): MemberRows {
  const length = new DataView(bytes).getUint32(0, true);
  const text = Buffer.from(bytes, 4, length).toString("utf8");
  const { thresholds, uptoNo, timeZone } = rowsHead.parse(JSON.parse(text));
  const rowIds = new Float64Array(bytes.slice(4 + length));
  return { rowIds, thresholds: thresholdsFromJson(thresholds), uptoNo: BigInt(uptoNo), timeZone };
}

export const sampleQuestion = query.extend({ size: z.int().min(1).max(1_000) });
export const sampleAnswer = z.object({ ids: z.array(z.string()), uptoNo: z.int() });

/** Longer questions are refused: a rule of 10,000 list values of the longest kind fits. */
export const QUESTION_BYTES = 4 * RULE_LIMITS.listValues * RULE_LIMITS.textLength;

/** Fractions as pairs of decimal texts: JSON has no integers of their size. */
export function thresholdsToJson(thresholds: Thresholds): MembersAnswer["thresholds"] {
  return [...thresholds].map(([key, of]) => {
    if (of.kind === "relative") {
      return [key, { kind: of.kind, eligible: of.eligible, ...(of.cut && { cut: toPair(of.cut) }) }];
    }
    const { kind, eligible, atTo, atFrom } = of;
    return [
      key,
      { kind, eligible, ...(atTo && { atTo: toPair(atTo) }), ...(atFrom && { atFrom: toPair(atFrom) }) },
    ];
  });
}

export function thresholdsFromJson(pairs: MembersAnswer["thresholds"]): Thresholds {
  return new Map(
    pairs.map(([key, of]): [string, Threshold] => {
      if (of.kind === "relative") {
        return [key, { kind: of.kind, eligible: of.eligible, ...(of.cut && { cut: fromPair(of.cut) }) }];
      }
      const { kind, eligible, atTo, atFrom } = of;
      return [
        key,
        {
          kind,
          eligible,
          ...(atTo && { atTo: fromPair(atTo) }),
          ...(atFrom && { atFrom: fromPair(atFrom) }),
        },
      ];
    }),
  );
}

function toPair({ numerator, denominator }: Fraction): [string, string] {
  return [String(numerator), String(denominator)];
}

function fromPair([numerator, denominator]: readonly [string, string]): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
