import { IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function ForbiddenFace() {
  const t = useTranslations("shell.forbidden");
  const action = (
    <LinkButton href="/" variant="default">
      {t("action")}
    </LinkButton>
  );
  return <Face sign={<IconLock />} title={t("title")} text={t("text")} action={action} />;
}
