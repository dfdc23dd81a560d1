import { describe, expect, it } from "vitest";
import type { CatalogWords } from "#lib/catalog/words.ts";
import { MAX_DATA_CHARACTERS } from "#lib/interpretations/llm/data-text.ts";
import { excerptOf } from "#lib/interpretations/llm/excerpt.ts";
import { type Prompt, promptOf } from "#lib/interpretations/llm/prompt.ts";
import { shownReferences } from "#lib/interpretations/llm/references.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { INJECTIONS } from "#lib/llm/testing-injections.ts";

const description = "women in Berlin who ordered twice";
const nonce = "5ca1ab1e0000";

function entry(changes: Partial<CatalogWords>): CatalogWords {
  return {
    kind: "trait",
    event: "",
    name: "city",
    count: 1_000,
    types: { text: 1_000 },
    isSensitive: false,
    isHiddenFromLlm: false,
    words: [],
    labelEn: null,
    labelZh: null,
    values: [],
    ...changes,
  };
}

/** The prompt where every place that data can be written into holds a text. */
function promptWith(text: string): Prompt {
  const values = [{ value: text, count: 500 }];
  const entries = [
    entry({ values, words: [text] }),
    entry({ kind: "event", name: "order_completed", words: [text] }),
    entry({ kind: "property", event: "order_completed", name: "category", values }),
  ];
  const setting = aSetting();
  const catalog = { ...setting.catalog, glossary: [{ words: [text], rule: { kind: "everyone" as const } }] };
  const references = shownReferences([{ kind: "segment", key: "a", names: [text] }], description);
  const excerpt = excerptOf(entries, { description, smallestGroup: 20 });
  return promptOf({ description, excerpt, references, setting: { ...setting, catalog }, nonce });
}

/** The prompt's own words, with each JSON text in its marked places taken out. */
function structureOf({ user }: Prompt): string {
  return user.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function textsOf({ user }: Prompt): string[] {
  return [...user.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) => JSON.parse(text));
}

const harmless = promptWith("Berlin");

it("has at least fifty ways to try it", () => {
  expect(new Set(INJECTIONS).size).toBeGreaterThanOrEqual(50);
});

describe.each(INJECTIONS)("%j", (text) => {
  const prompt = promptWith(text);

  it("changes nothing of a prompt but the text in its marked places", () => {
    expect(prompt.system).toBe(harmless.system);
    expect(structureOf(prompt)).toBe(structureOf(harmless));
    for (const place of ["glossary", "catalog", "description"]) {
      expect(prompt.user.split(`<${place}-${nonce}>`)).toHaveLength(2);
      expect(prompt.user.split(`</${place}-${nonce}>`)).toHaveLength(2);
    }
  });

  it("is shown on one line, without what nobody sees, and cut to a bound", () => {
    expect(prompt.user).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    const odd = textsOf(prompt).filter((each) => !textsOf(harmless).includes(each));
    for (const each of odd) expect([...each].length).toBeLessThanOrEqual(MAX_DATA_CHARACTERS);
  });
});

describe("what is shown of the catalog", () => {
  const email = entry({
    name: "email",
    isSensitive: true,
    values: [{ value: "ann@example.com", count: 900 }],
  });
  const show = (entries: readonly CatalogWords[], said = description) =>
    excerptOf(entries, { description: said, smallestGroup: 20 }).lines.join("\n");

  it("names what is sensitive without its values, and what is hidden not at all", () => {
    expect(show([email])).toContain('"email"');
    expect(show([email])).not.toContain("ann@");
    expect(show([entry({ name: "margin", isHiddenFromLlm: true })])).toBe("");
  });

  it("leaves out values that few have, unless the description says them", () => {
    const few = entry({ values: [{ value: "Bad Kleinen", count: 19 }] });
    expect(show([few])).not.toContain("Kleinen");
    expect(show([few], "customers in bad kleinen")).toContain("Bad Kleinen");
  });

  it("leaves out what looks like personal data, and what people typed", () => {
    const phone = entry({ name: "nickname", values: [{ value: "13812345678", count: 50 }] });
    expect(show([phone])).not.toContain("138");
    const query = entry({
      kind: "property",
      event: "products_searched",
      name: "query",
      values: [{ value: "john smith", count: 99 }],
    });
    const searched = entry({ kind: "event", name: "products_searched" });
    expect(show([searched, query])).not.toContain("john");
  });

  it("is what the description speaks of, where the whole is too much", () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      entry({ name: `trait_number_${index}`, count: 5 }),
    );
    const wanted = entry({ name: "shoe_size", words: ["Schuhgröße"], count: 1 });
    const shown = show([...many, wanted], "whose Schuhgröße is 42");
    expect(shown).toContain("shoe_size");
    expect(shown.length).toBeLessThan(26_000);
  });
});
