import { expect, it } from "vitest";
import { compareTables } from "#lib/drift/distribution.ts";
import { changeOf } from "#lib/drift/feature-change.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

type Columns = { numbers?: readonly (number | undefined)[]; texts?: readonly (string | undefined)[] };

function changeBetween(before: Columns, after: Columns) {
  const toTable = ({ numbers, texts }: Columns): FeatureTable => {
    const rows = numbers?.length ?? texts?.length ?? 0;
    return {
      asOf: 0,
      size: rows,
      rows,
      rowIds: [],
      numbers: new Map(numbers ? [["feature", numbers]] : []),
      texts: new Map(texts ? [["feature", texts]] : []),
      flags: new Map(),
    };
  };
  const [distribution] = compareTables(toTable(before), toTable(after));
  return distribution && changeOf(distribution);
}

const repeat = <T>(times: number, value: T): T[] => new Array<T>(times).fill(value);

it("is told by medians where they differ", () => {
  const change = changeBetween({ numbers: repeat(200, 1) }, { numbers: repeat(200, 3) });
  expect(change).toEqual({ kind: "median", before: 1, after: 3 });
});

it("is told by missing values where only their share changed", () => {
  const before = [...repeat(180, 1), ...repeat(20, undefined)];
  const after = [...repeat(120, 1), ...repeat(80, undefined)];
  expect(changeBetween({ numbers: before }, { numbers: after })).toMatchObject({
    before: expect.closeTo(0.1),
    after: expect.closeTo(0.4),
  });
});

it("is told by the value whose share changed most", () => {
  const before = [...repeat(100, "DE"), ...repeat(100, "AT")];
  const after = [...repeat(150, "DE"), ...repeat(30, "AT"), ...repeat(20, "CH")];
  expect(changeBetween({ texts: before }, { texts: after })).toEqual({
    kind: "text",
    text: "AT",
    before: 0.5,
    after: 0.15,
  });
});
