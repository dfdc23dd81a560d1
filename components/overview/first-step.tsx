import { Group } from "@mantine/core";
import { IconDatabaseOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Face } from "#components/ui/face.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { type Actor, can, type Permission } from "#lib/auth/permissions.ts";
import type { Overview } from "#lib/overview/schema.ts";

type Step = { id: "writeKey" | "waiting" | "import" | "invite"; href: string; permission: Permission };

/** While there are no customers: the one next step, and what else could be done meanwhile. */
export function FirstStep({ overview, actor }: { overview: Overview; actor: Actor }) {
  const t = useTranslations("overview.next");
  const [step, ...others] = stepsFor(overview).filter(({ permission }) => can(actor, permission));
  if (!step) return <Face sign={<IconDatabaseOff />} title={t("emptyTitle")} text={t("askAdmin")} />;
  return (
    <Face
      sign={<IconDatabaseOff />}
      title={t(`${step.id}.title`)}
      text={t(`${step.id}.text`)}
      action={
        <Group gap="lg" justify="center">
          <LinkButton href={step.href}>{t(`${step.id}.action`)}</LinkButton>
          {others.map(({ id, href }) => (
            <LinkButton key={id} href={href} variant="subtle">
              {t(`${id}.action`)}
            </LinkButton>
          ))}
        </Group>
      }
    />
  );
}

function stepsFor(overview: Overview): readonly Step[] {
  const connect: Step =
    overview.writeKeys === 0
      ? { id: "writeKey", href: "/settings/write-keys", permission: "write_key:manage" }
      : { id: "waiting", href: "/settings/write-keys", permission: "write_key:manage" };
  return [
    connect,
    { id: "import", href: "/imports", permission: "import:run" },
    { id: "invite", href: "/settings/people", permission: "user:manage" },
  ];
}
