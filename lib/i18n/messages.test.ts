import { expect, it } from "vitest";
import { defaultLocale, locales } from "#lib/i18n/locales.ts";
import { loadMessages, type Messages } from "#lib/i18n/messages.ts";

const reference = flatten(await loadMessages(defaultLocale));

it.each(locales.filter((locale) => locale !== defaultLocale))("says everything in %s too", async (locale) => {
  const words = flatten(await loadMessages(locale));
  expect([...words.keys()].sort()).toEqual([...reference.keys()].sort());
});

it.each(locales)("puts the same things into each sentence in %s", async (locale) => {
  for (const [key, text] of flatten(await loadMessages(locale))) {
    expect([key, placeholders(text)]).toEqual([key, placeholders(reference.get(key) ?? "")]);
  }
});

it.each(locales)("leaves no sentence empty in %s", async (locale) => {
  for (const [key, text] of flatten(await loadMessages(locale)))
    expect([key, text.trim()]).not.toEqual([key, ""]);
});

function flatten(messages: Messages, prefix = ""): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}${key}`, value]] : [...flatten(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

/** The arguments and tags of an ICU message: `{name}`, `{count, plural, …}` and what its branches put in, `<b>`. */
function placeholders(text: string): string[] {
  const plain = text.replaceAll(/'[{}][^']*'/g, "");
  const tags = [...plain.matchAll(/<\/?([a-z]+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...inMessage(plain), ...tags])].sort();
}

function inMessage(text: string): string[] {
  return bracesOf(text).flatMap((inside) => {
    const [, name = "", rest = ""] = /^\s*([\w-]+)\s*,?(.*)$/s.exec(inside) ?? [];
    return [`{${name}}`, ...bracesOf(rest).flatMap(inMessage)];
  });
}

/** What stands between the outermost braces. */
function bracesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === "{" && depth++ === 0) start = index + 1;
    if (character === "}" && --depth === 0) found.push([...text].slice(start, index).join(""));
  }
  return found;
}
