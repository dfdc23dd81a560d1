// Says the examples of docs/rules.md anew: npm run docs:rules
import { readFileSync, writeFileSync } from "node:fs";
import { withExamples } from "#lib/rules/rules-page.ts";

const page = new URL("./../docs/rules.md", import.meta.url);
writeFileSync(page, withExamples(readFileSync(page, "utf8")));
