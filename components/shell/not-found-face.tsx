import { IconMapOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

export function NotFoundFace() {
  const t = useTranslations("shell.notFound");
  const action = (
    <LinkButton href="/" variant="default">
      {t("action")}
    </LinkButton>
  );
  return <Face sign={<IconMapOff />} title={t("title")} text={t("text")} action={action} />;
}
