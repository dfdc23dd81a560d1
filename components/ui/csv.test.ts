import { expect, it } from "vitest";
import { toCsv } from "#components/ui/csv.ts";

const column = { id: "a", header: "A", cell: () => null, csv: (row: string | number) => row };

it("quotes what holds commas, quotes and line breaks", () => {
  expect(toCsv([column], ['a,"b"', "c\nd"])).toBe('\ufeffA\r\n"a,""b"""\r\n"c\nd"\r\n');
});

it.each(["=1+1", "+1", "-1", "@x"])("disarms the formula %s", (text) => {
  expect(toCsv([column], [text])).toBe(`\ufeffA\r\n'${text}\r\n`);
});

it("leaves negative numbers alone, and columns without a CSV value out", () => {
  expect(toCsv([column, { id: "b", header: "B", cell: () => null }], [-5])).toBe("\ufeffA\r\n-5\r\n");
});
