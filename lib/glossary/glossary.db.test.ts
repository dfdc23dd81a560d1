import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, type Role, systemActor } from "#lib/auth/permissions.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { findDefinitionNaming, readDefinitions } from "#lib/glossary/read.ts";
import { glossaryEntryInput } from "#lib/glossary/schema.ts";
import {
  addGlossaryEntry,
  changeGlossaryEntry,
  listGlossary,
  removeGlossaryEntry,
} from "#lib/glossary/service.ts";
import type { Rule } from "#lib/rules/schema.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const a = (role: Role): Actor => ({ kind: "user", userId: role, name: role, role });
const admin = a("admin");
const orders = (value: number): Rule => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value,
});
const add = (en: string[], zh: string[], rule: unknown = orders(3)) =>
  addGlossaryEntry(admin, glossaryEntryInput.parse({ words: { en, zh }, rule }));

async function aSegment(key: string, rule: Rule): Promise<void> {
  const segment = await db.segment.create({ data: { key, name: key, activeVersionNo: 1 } });
  await db.segmentVersion.create({
    data: { segmentId: segment.id, no: 1, rule: JSON.parse(JSON.stringify(rule)) },
  });
}

describe("the glossary", () => {
  it("keeps words of both languages with their rule, as they were typed and in their order", async () => {
    await add(["Loyal", "loyal ", "devoted"], ["忠实"]);
    expect(await listGlossary(a("marketer"))).toMatchObject([
      { words: { en: ["Loyal", "devoted"], zh: ["忠实"] }, rule: orders(3), updatedBy: "admin" },
    ]);
    expect(await readDefinitions(db)).toEqual([{ words: ["Loyal", "devoted", "忠实"], rule: orders(3) }]);
  });

  it("gives a word of a language one meaning, whatever its case and width", async () => {
    const entry = await add(["VIP"], ["贵宾"]);
    await expect(add(["ｖｉｐ"], [])).rejects.toMatchObject({ code: "glossary.word_taken" });
    await expect(add([], ["VIP"])).resolves.toMatchObject({ words: { zh: ["VIP"] } });
    const changed = {
      id: entry.id,
      words: { en: ["vip", "VIPs"], zh: [] },
      rule: orders(5),
      note: "Board, May",
    };
    await changeGlossaryEntry(admin, changed);
    expect((await listGlossary(admin))[0]).toMatchObject({
      words: { en: ["vip", "VIPs"], zh: [] },
      note: "Board, May",
    });
    await expect(add([], ["贵宾"])).resolves.toBeDefined();
  });

  it.each([
    [{ kind: "trait", trait: "shoe_size", op: "exists" }, "segments.rule_invalid"],
    [{ kind: "segment", segment: "nowhere" }, "segments.rule_invalid"],
    [{ kind: "all", rules: [] }, "segments.rule_invalid"],
    ["everyone", "segments.rule_invalid"],
  ])("refuses a rule that cannot be evaluated: %j", async (rule, code) => {
    await expect(add(["odd"], [], rule)).rejects.toMatchObject({ code });
    expect(await listGlossary(admin)).toEqual([]);
  });

  it("says which active segments use a definition's rule, as a part too", async () => {
    await aSegment("whole", orders(3));
    await aSegment("part", {
      kind: "all",
      rules: [orders(3), { kind: "trait", trait: "city", op: "exists" }],
    });
    await aSegment("other", orders(4));
    await add(["loyal"], []);
    const [entry] = await listGlossary(admin);
    expect(entry?.usedIn.map(({ key }) => key)).toEqual(["part", "whole"]);
  });

  it("names the word that stands for a segment", async () => {
    await aSegment("vip-eu", orders(3));
    await add(["European VIP"], [], { kind: "not", rule: { kind: "segment", segment: "vip-eu" } });
    expect(await findDefinitionNaming(db, "vip-eu")).toBe("European VIP");
    expect(await findDefinitionNaming(db, "vip")).toBeUndefined();
  });

  it("remembers who defined, changed and removed what", async () => {
    const entry = await add(["loyal"], []);
    await changeGlossaryEntry(admin, { id: entry.id, words: entry.words, rule: orders(4), note: "" });
    await removeGlossaryEntry(admin, entry.id);
    await expect(removeGlossaryEntry(admin, entry.id)).rejects.toMatchObject({ code: "glossary.not_found" });
    const { rows } = await db.sql.query("select action, actor_name from audit_entry order by no");
    expect(rows.map(({ action }) => action)).toEqual([
      "glossary.added",
      "glossary.changed",
      "glossary.removed",
    ]);
    expect(await readDefinitions(db)).toEqual([]);
  });

  it("can be changed by admins only", async () => {
    const input = glossaryEntryInput.parse({ words: { en: ["x"], zh: [] }, rule: orders(1) });
    await expect(addGlossaryEntry(a("analyst"), input)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(addGlossaryEntry(systemActor("demo"), input)).resolves.toBeDefined();
  });
});
