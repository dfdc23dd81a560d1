import { expect, it } from "vitest";
import { outageOf } from "#lib/db/outage.ts";

const failure = (fields: Record<string, unknown>, message = "no") =>
  Object.assign(new Error(message), fields);

it.each([
  ["full", failure({ code: "53100", file: "md.c" })],
  ["full", failure({ code: "XX000", file: "md.c", routine: "mdzeroextend" })], // a file-size limit, a quota
  ["full", failure({ code: "42501", file: "fd.c" })], // a disk that became read-only
  [
    "full",
    failure({
      code: "P2010",
      meta: { driverAdapterError: { cause: { kind: "postgres", originalCode: "53100" } } },
    }),
  ],
  ["down", failure({ cause: failure({ code: "P1001" }) })],
  ["down", failure({ cause: { kind: "DatabaseNotReachable" } })],
  ["full", failure({ code: "ENOSPC" })],
  ["down", failure({ code: "57P01" })],
  ["down", failure({ code: "ECONNREFUSED" })],
  ["down", failure({ code: "P2028", name: "PrismaClientKnownRequestError" })],
  ["down", failure({}, "Connection terminated unexpectedly")],
  [undefined, failure({ code: "XX000", file: "jsonb.c" })],
  [undefined, failure({ code: "42501", file: "aclchk.c" })],
  [undefined, failure({ code: "23505" })],
  [
    undefined,
    failure({
      code: "P2002",
      meta: { driverAdapterError: { cause: { kind: "UniqueConstraintViolation", originalCode: "23505" } } },
    }),
  ],
  [undefined, failure({ code: "ERR_INVALID_ARG_TYPE" })],
  [undefined, "text"],
])("takes for the database's state only what is: %s (case %#)", (expected, error) => {
  expect(outageOf(error)).toBe(expected);
});
