import { useTranslations } from "next-intl";
import { refusalReasonOf } from "#lib/ingest/refusal-reason.ts";

/** The words of a rejection's code: what is wrong, and what to do about it. */
export function useReasons() {
  const t = useTranslations("ingest.codes");
  const refusals = useTranslations("ingest.refusals");
  const known = (code: string, part: "title" | "hint", otherwise: string) =>
    t.has(`${code}.${part}`) ? t(`${code}.${part}`) : otherwise;
  return {
    title: (code: string) => known(code, "title", code.replaceAll("_", " ")),
    hint: (code: string) => known(code, "hint", ""),
    /** The sentence of a record in the reader's language; one that is not known stays as it was written. */
    sentence: (written: string) => {
      const reason = refusalReasonOf(written);
      return reason ? refusals(reason.key, reason.values) : written;
    },
  };
}
