import { expect, it } from "vitest";
import { safeNext } from "#lib/auth/safe-next.ts";

it.each(["/", "/customers?page=2", "/settings/people#top"])("goes on to %s", (path) => {
  expect(safeNext(path)).toBe(path);
});

it.each([
  "//evil.example",
  "https://evil.example/",
  "/\\evil.example",
  "javascript:alert(1)",
  "\t//evil.example",
  undefined,
  ["/"],
])("does not leave this site for %s", (value) => {
  expect(safeNext(value)).toBe("/");
});
