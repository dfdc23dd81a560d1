// Says the examples of docs/conventions.md anew: npm run docs:conventions
import { readFileSync, writeFileSync } from "node:fs";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { conventionsOf } from "#lib/interpretations/conventions.ts";
import { conventionsPage } from "#lib/interpretations/conventions-page.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";

const cases = new URL("./../lib/interpretations/cases/conventions.jsonl", import.meta.url);
const page = new URL("./../docs/conventions.md", import.meta.url);
const shops = { en: aWholeShop("en"), zh: aWholeShop("zh") };
const conventions = conventionsOf(readFileSync(cases, "utf8"));
writeFileSync(
  page,
  conventionsPage(conventions, (words, language) => interpretBuiltIn(words, shops[language])),
);
