import fc from "fast-check";
import { expect, it } from "vitest";
import { computedTemplates, groundsOf, prepare } from "#lib/explanations/compose.ts";
import { arbitraryBrief, aSetting } from "#lib/explanations/testing/arbitrary-brief.ts";
import { verifySentence } from "#lib/explanations/verify/verify.ts";
import { locales } from "#lib/i18n/locales.ts";

it.each(locales)("lets pass whatever our own wording says in %s", { timeout: 30_000 }, (locale) => {
  fc.assert(
    fc.property(arbitraryBrief(), (brief) => {
      const prepared = prepare(brief, aSetting(locale));
      const grounds = groundsOf(prepared, { own: [], foreign: ["Gold", "Lapsed buyers"] });
      for (const template of computedTemplates(prepared)) {
        expect([template, verifySentence(template, grounds)]).toEqual([template, []]);
      }
    }),
    { numRuns: 300 },
  );
});
