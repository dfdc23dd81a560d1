"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";

/** What went wrong, in the server's words where it has some, and a way to try again. */
export function FailedFace({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations("ui");
  const message = useErrorMessage();
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t("tryAgain")}
    </Button>
  );
  return (
    <Face
      isAlert
      sign={<IconAlertTriangle />}
      title={t("failedTitle")}
      text={message(error)}
      action={retry}
    />
  );
}
