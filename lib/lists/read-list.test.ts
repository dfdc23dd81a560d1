import { describe, expect, it } from "vitest";
import { keyOfName } from "#lib/lists/key-of-name.ts";
import { readList } from "#lib/lists/read-list.ts";
import { listKeySchema } from "#lib/lists/schema.ts";

describe("a text of customer ids", () => {
  it.each([
    ["one a line, whatever ends a line", "a\r\nb\nc\rd", ["a", "b", "c", "d"]],
    ["blank lines and blanks around skipped", "\n  a \n\n\t\nb\n", ["a", "b"]],
    ["a mark of UTF-8 taken off", "\uFEFFa\nb", ["a", "b"]],
    ["ids kept as they are written", "007\n7\n7.0\nA\na", ["007", "7", "7.0", "A", "a"]],
    ["composed and decomposed letters as one", "é\ne\u0301", ["é"]],
    ["ids with blanks inside", "anna maria\nb", ["anna maria", "b"]],
    ["an id in quotes", '"a"\n"b ""x"""', ["a", 'b "x"']],
    ["nothing", "\n \n", []],
  ])("is read: %s", (_, text, ids) => {
    expect(readList(text).ids).toEqual(ids);
  });

  it("says what was left out", () => {
    expect(readList(`a\nb\na\n${"x".repeat(256)}\na`)).toEqual({
      ids: ["a", "b"],
      column: undefined,
      repeated: 2,
      tooLong: 1,
    });
  });
});

describe("a CSV file of customers", () => {
  it.each([
    ["its column of ids, wherever it stands", "Name,User ID\nAnna,u1\nBob,u2", "User ID", ["u1", "u2"]],
    ["the surest of several", "id;customerId\n1;c1\n2;c2", "customerId", ["c1", "c2"]],
    ["with tabs", "email\tuserId\na@b\tu1", "userId", ["u1"]],
    ["a Chinese header", "姓名,客户编号\n王芳,c1", "客户编号", ["c1"]],
    ["a header of one column", "user_id\nu1", "user_id", ["u1"]],
    ["the first column without a known header", "u1,Anna\nu2,Bob", undefined, ["u1", "u2"]],
    ["separators inside quotes", 'name,id\n"Doe, Jane",u1', "id", ["u1"]],
    ["lines that lack the column", "name,id\nAnna\nBob,u2", "id", ["u2"]],
  ])("is read: %s", (_, text, column, ids) => {
    expect(readList(text)).toMatchObject({ column, ids });
  });
});

it.each([
  ["Spring fair 2026", "spring-fair-2026"],
  ["  VIPs (EU) ", "vips-eu"],
  ["春季展会", "春季展会"],
  ["Über-Kunden", "über-kunden"],
  ["!!!", ""],
])("the name %s suggests the key %s", (name, key) => {
  expect(keyOfName(name)).toBe(key);
  if (key !== "") expect(listKeySchema.safeParse(key).success).toBe(true);
});
