import { ORPCError } from "@orpc/server";
import { createTranslator } from "next-intl";
import type { Locale } from "#lib/i18n/locales.ts";
import { loadMessages } from "#lib/i18n/messages.ts";
import type { AppError, AppErrorKind } from "#lib/std/app-error.ts";

const answers: Record<AppErrorKind, { code: string; status: number }> = {
  unauthenticated: { code: "UNAUTHORIZED", status: 401 },
  forbidden: { code: "FORBIDDEN", status: 403 },
  not_found: { code: "NOT_FOUND", status: 404 },
  conflict: { code: "CONFLICT", status: 409 },
  invalid: { code: "UNPROCESSABLE_CONTENT", status: 422 },
  too_large: { code: "PAYLOAD_TOO_LARGE", status: 413 },
  too_many: { code: "TOO_MANY_REQUESTS", status: 429 },
  unavailable: { code: "SERVICE_UNAVAILABLE", status: 503 },
};

/** A refusal as the API says it: the status of its kind, its words in the caller's language, and its code to act on. */
export async function toApiError(error: AppError, locale: Locale): Promise<ORPCError<string, unknown>> {
  const { code, status } = answers[error.kind];
  const message = await errorMessage(error, locale);
  return new ORPCError(code, { status, message, data: { code: error.code, params: error.params } });
}

/** The words of a refusal; without any, what is written in logs. */
export async function errorMessage(error: AppError, locale: Locale): Promise<string> {
  return wordsOf(error.code, error.params, locale, error.message);
}

/** The words of a code (`<noun>.<what>` is in messages/<locale>/<noun>.json under `errors`) in a language. */
export async function wordsOf(
  code: string,
  params: AppError["params"],
  locale: Locale,
  otherwise = code,
): Promise<string> {
  const [noun = "", what = ""] = code.split(".");
  const words = (await loadMessages(locale))[noun];
  const errors = typeof words === "object" ? words.errors : undefined;
  const message = typeof errors === "object" ? errors[what] : undefined;
  if (typeof message !== "string") return otherwise;
  return createTranslator({ locale, messages: { message } })("message", params);
}
