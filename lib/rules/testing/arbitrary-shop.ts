import fc from "fast-check";
import { arbitraryDateText, arbitraryInstant, moments } from "#lib/rules/testing/arbitrary-time.ts";
import { perhaps } from "#lib/rules/testing/perhaps.ts";
import {
  ANONYMOUS_IDS,
  EVENT_PROPERTIES,
  EVENTS,
  ITEM_PROPERTIES,
  type LISTS,
  NUMBERS,
  TEXTS,
  TRAITS,
  USER_IDS,
  ZONES,
} from "#lib/rules/testing/vocabulary.ts";
import { type Instant, type TimeZone, timeZone } from "#lib/std/time-zone.ts";

export type ArbitraryShop = {
  readonly zone: TimeZone;
  readonly asOfs: readonly Instant[];
  /** Messages as clients send them, in the order of arrival: late ones, duplicates and aliases among them. */
  readonly raws: readonly object[];
  readonly lists: Readonly<Record<(typeof LISTS)[number], readonly string[]>>;
};

export const arbitraryShop: fc.Arbitrary<ArbitraryShop> = fc
  .constantFrom(...ZONES)
  .chain((id) => {
    const zone = timeZone(id);
    return fc.tuple(
      fc.constant(zone),
      fc.shuffledSubarray([...moments(zone)], { minLength: 3, maxLength: 3 }),
    );
  })
  .chain(([zone, asOfs]) =>
    fc.record({
      zone: fc.constant(zone),
      asOfs: fc.constant(asOfs),
      raws: fc
        .array(arbitraryMessage(asOfs, zone), { minLength: 450, maxLength: 500, size: "max" })
        .map((raws) => [...raws, ...raws.filter((raw, index) => "messageId" in raw && index % 3 === 0)]),
      lists: fc.record({
        "list-few": fc.shuffledSubarray([...USER_IDS, ...ANONYMOUS_IDS, "nobody"], {
          minLength: 5,
          maxLength: 12,
        }),
        "list-none": fc.constant([]),
      }),
    }),
  );

function arbitraryMessage(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<object> {
  const common = fc
    .record({
      sender: arbitrarySender,
      at: arbitraryTimestamp(asOfs, zone),
      id: perhaps(fc.integer({ min: 1, max: 300 }), 0.3),
    })
    .map(({ sender, at, id }) => ({
      ...sender,
      timestamp: at,
      ...(id !== undefined && { messageId: `m${id}` }),
    }));
  const value = arbitraryValue(asOfs, zone);
  return fc.oneof(
    { weight: 12, arbitrary: merged(common, arbitraryTrack(value)) },
    { weight: 7, arbitrary: merged(common, arbitraryIdentify(value)) },
    { weight: 1, arbitrary: merged(common, arbitraryAlias) },
    { weight: 1, arbitrary: merged(common, fc.constant({ type: "group" })) },
  );
}

function merged(first: fc.Arbitrary<object>, second: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(first, second).map(([a, b]) => ({ ...a, ...b }));
}

const userId = fc.constantFrom(...USER_IDS);
const anonymousId = fc.constantFrom(...ANONYMOUS_IDS);

const arbitrarySender: fc.Arbitrary<object> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ userId }) },
  { weight: 4, arbitrary: fc.record({ anonymousId }) },
  { weight: 1, arbitrary: fc.record({ userId, anonymousId }) },
);

const arbitraryAlias = fc.record({
  type: fc.constant("alias"),
  userId,
  previousId: fc.oneof(userId, anonymousId),
});

/** Finer digits than milliseconds, and other offsets than Z. */
function arbitraryTimestamp(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<string> {
  const instant = arbitraryInstant(asOfs, zone);
  return fc.oneof(
    { weight: 6, arbitrary: instant.map((at) => new Date(at).toISOString()) },
    { weight: 1, arbitrary: instant.map((at) => new Date(at).toISOString().replace("Z", "999Z")) },
    {
      weight: 1,
      arbitrary: instant.map((at) => new Date(at - 12_600_000).toISOString().replace("Z", "-03:30")),
    },
  );
}

function arbitraryScalar(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 6, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 3, arbitrary: fc.boolean() },
    { weight: 4, arbitrary: arbitraryDateText(asOfs, zone) },
    { weight: 1, arbitrary: fc.constantFrom(null, "") },
  );
}

function arbitraryValue(asOfs: readonly Instant[], zone: TimeZone): fc.Arbitrary<unknown> {
  const scalar = arbitraryScalar(asOfs, zone);
  const rare = fc.oneof(scalar, fc.constantFrom(null, "", {}, { a: 1 }, ["x"]));
  return fc.oneof(
    { weight: 10, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(rare, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom({}, { a: 1 }, { a: 2 }) },
  );
}

/** Mostly of the type that a property is for, so that rules about it split the shop. */
function typical(property: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const usual = USUAL[property];
  return usual ? fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: value }) : value;
}

const amount = fc.constantFrom(0, 1, 2, 3, 5, 12, 12.5, "12.5", 20, 33.3333, 100, 0.1, -3.5);
const USUAL: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  total: amount,
  price: amount,
  discount: amount,
  points: amount,
  quantity: fc.constantFrom(1, 2, 3, "2", 0.5),
  category: fc.constantFrom("gold", "Gold", "DE", "Köln", "12"),
  brand: fc.constantFrom("gold", "AT", 12),
  color: fc.constantFrom("DE", "de", "gold"),
  country: fc.constantFrom("DE", "de", "AT", null),
  gift: fc.boolean(),
  email_consent: fc.boolean(),
};

function arbitraryTrack(value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  const item = fc.oneof(
    { weight: 8, arbitrary: arbitraryRecord(ITEM_PROPERTIES, value) },
    { weight: 1, arbitrary: fc.constantFrom({}, null, "gold", 3, []) },
  );
  const products = fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>([], null, "gold", [null], {}) },
  );
  const own = arbitraryRecord([...EVENT_PROPERTIES, ...ITEM_PROPERTIES], value);
  const properties = fc.oneof(own, merged(own, fc.record({ products })));
  return fc.record({
    type: fc.constant("track"),
    event: fc.oneof(
      { weight: 3, arbitrary: fc.constant("order_completed") },
      { weight: 7, arbitrary: fc.constantFrom(...EVENTS) },
    ),
    properties,
  });
}

function arbitraryIdentify(value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc.record({ type: fc.constant("identify"), traits: arbitraryRecord(TRAITS, value) });
}

function arbitraryRecord(names: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc
    .shuffledSubarray([...new Set(names)], { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc.tuple(...chosen.map((name) => typical(name, value).map((made) => [name, made] as const))),
    )
    .map((entries) => Object.fromEntries(entries));
}
