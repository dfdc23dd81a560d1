import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";

export type Messages = { [key: string]: string | Messages };

const messagesSchema: z.ZodType<Messages> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), messagesSchema])),
);

const loaded = new Map<Locale, Promise<Messages>>();

/** All words of a language: messages/<locale>/<noun>.json, each file a namespace. Adding a file is all it takes. */
export function loadMessages(locale: Locale): Promise<Messages> {
  if (env.NODE_ENV !== "production") return readMessages(locale);
  const known = loaded.get(locale) ?? readMessages(locale);
  loaded.set(locale, known);
  return known;
}

async function readMessages(locale: Locale): Promise<Messages> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const namespaces = await Promise.all(
    files.map(async (file): Promise<[string, Messages]> => {
      const text = await readFile(join(folder, file), "utf8");
      return [basename(file, ".json"), messagesSchema.parse(JSON.parse(text))];
    }),
  );
  return Object.fromEntries(namespaces);
}
