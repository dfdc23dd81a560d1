import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import { editDistance } from "#lib/interpretations/built-in/typos.ts";
import type { LanguageCatalog, Reference } from "#lib/interpretations/catalog.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { toLowerComparable } from "#lib/std/text.ts";

export type NamedKind = "event" | "trait" | "feature" | "segment" | "list";

/** What an answer's names and values are resolved against. Nothing is taken that the catalog does not know. */
export type Vocabulary = {
  readonly hasEvent: (name: string) => boolean;
  readonly hasTrait: (name: string) => boolean;
  readonly hasFeature: (name: string) => boolean;
  readonly hasSegment: (key: string) => boolean;
  readonly hasList: (key: string) => boolean;
  /** What a shop's own word stands for. */
  readonly term: (word: string) => Rule | undefined;
  /** A value as the data have it; `undefined` if they do not. */
  readonly traitValue: (trait: string, text: string) => string | undefined;
  readonly propertyValue: (events: readonly string[], property: string, text: string) => string | undefined;
  /** Names that may have been meant, the likeliest first. */
  readonly near: (kind: NamedKind, name: string) => readonly string[];
  /** The same of values; only such as were shown to whoever asks. */
  readonly nearValues: (text: string) => readonly string[];
};

/** Past so many values the catalog does not hold them all: what is said in the description is believed then. */
const ALL_KNOWN_BELOW = 200;

/**
 * @param shown values as they were shown, and what they are in full
 * @param description a value of a trait whose values are not known, or not all, must stand in it
 */
export function vocabularyOf(
  catalog: LanguageCatalog,
  shown: ReadonlyMap<string, string>,
  description: string,
): Vocabulary {
  const said = toLowerComparable(description);
  const terms = new Map(
    catalog.glossary.flatMap(({ words, rule }) => words.map((word) => [toLowerComparable(word), rule])),
  );
  const resolved = (texts: ReadonlySet<string>, text: string): string | undefined => {
    const full = shown.get(text) ?? text;
    if (texts.has(full)) return full;
    const key = toLowerComparable(full);
    const alike = [...texts].filter((value) => toLowerComparable(value) === key);
    if (alike.length > 0) return alike[0];
    const isAllKnown = texts.size > 0 && texts.size < ALL_KNOWN_BELOW;
    return !isAllKnown && said.includes(key) ? full : undefined;
  };
  const keysOf = (kind: Reference["kind"]) =>
    catalog.references.filter((each) => each.kind === kind).map(({ key }) => key);
  const names = {
    segment: keysOf("segment"),
    list: keysOf("list"),
    event: [...catalog.events],
    trait: [...catalog.traits.keys()],
    feature: BUILT_IN_FEATURES,
  };
  return {
    hasEvent: (name) => catalog.events.has(name),
    hasTrait: (name) => catalog.traits.has(name),
    hasFeature: (name) => BUILT_IN_FEATURES.includes(name),
    hasSegment: (key) => names.segment.includes(key),
    hasList: (key) => names.list.includes(key),
    term: (word) => terms.get(toLowerComparable(word)),
    traitValue: (trait, text) => resolved(catalog.traits.get(trait)?.texts ?? new Set(), text),
    propertyValue: (events, property, text) => {
      const of = events.includes("*") ? [...catalog.properties.keys()] : events;
      const known = of.flatMap((event) => [...(catalog.properties.get(event)?.get(property)?.texts ?? [])]);
      return resolved(new Set(known), text);
    },
    near: (kind, name) => nearestOf(name, names[kind]),
    nearValues: (text) => nearestOf(text, [...shown.keys()]),
  };
}

const MOST_NEAR = 3;

function nearestOf(name: string, names: readonly string[]): readonly string[] {
  const most = Math.max(3, Math.ceil(name.length / 2));
  return names
    .map((each) => ({
      each,
      distance: editDistance(toLowerComparable(name), toLowerComparable(each), most),
    }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAR)
    .map(({ each }) => each);
}
