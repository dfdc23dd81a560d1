import { ORPCError } from "@orpc/client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** An error as a sentence. The server writes its refusals in the reader's language; the rest is said here. */
export function useErrorMessage(): (error: unknown) => string {
  const t = useTranslations("ui");
  return useCallback(
    (error) => {
      if (error instanceof ORPCError) {
        if (error.status === 400) return t("invalidInput");
        // What bears no code of ours comes from what stands between: a proxy, or a server that is starting.
        return hasCode(error) || error.status < 500
          ? error.message
          : t("brokenAnswer", { status: String(error.status) });
      }
      if (error instanceof TypeError) return t("unreachable");
      return error instanceof Error ? error.message : t("failedText");
    },
    [t],
  );
}

function hasCode({ data }: ORPCError<string, unknown>): boolean {
  return typeof data === "object" && data !== null && "code" in data;
}
