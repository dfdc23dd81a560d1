import fc from "fast-check";
import { expect, it } from "vitest";
import { grow, inOrder, startOf } from "#lib/customers/growing-history.ts";
import { subjectOf } from "#lib/rules/outlook/subject.ts";

const anEvent = fc.record({ name: fc.constantFrom("a", "b", "c"), at: fc.nat(20) });

it("stays in order, whatever comes when, and is found by name after each growth", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anEvent, { maxLength: 6 }), { maxLength: 8 }), (batches) => {
      const history = startOf("x", 0);
      let no = 0;
      for (const batch of batches) {
        const events = batch.map((event) => {
          no += 1;
          return { ...event, no, properties: new Map(), items: [] };
        });
        const expected = [...history.events, ...events].sort(inOrder);
        const values = events.map(({ at, no }) => ({ at, no, value: undefined }));
        grow(history, { events, traits: new Map([["tier", values]]) });
        expect(history.events).toEqual(expected);
        expect(history.traits.get("tier")?.map((each) => each.no)).toEqual(expected.map((each) => each.no));
        const { named } = subjectOf(history, 100);
        for (const name of ["a", "b", "c"])
          expect(named(name).events).toEqual(expected.filter((event) => event.name === name));
      }
    }),
  );
});
