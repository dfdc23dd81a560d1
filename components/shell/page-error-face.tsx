"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";

export function PageErrorFace({
  reference,
  onRetry,
}: {
  reference: string | undefined;
  onRetry: () => void;
}) {
  const t = useTranslations();
  const retry = (
    <Button variant="default" onClick={onRetry}>
      {t("ui.tryAgain")}
    </Button>
  );
  const text = reference
    ? `${t("shell.error.text")} ${t("shell.error.reference", { reference })}`
    : t("shell.error.text");
  return (
    <Face isAlert sign={<IconAlertTriangle />} title={t("shell.error.title")} text={text} action={retry} />
  );
}
