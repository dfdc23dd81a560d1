"use client";

import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Column } from "#components/ui/data-table-types.ts";
import { Face } from "#components/ui/face.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import { InviteDialog } from "#components/users/invite-dialog.tsx";
import { LinkDialog } from "#components/users/link-dialog.tsx";
import { PersonMenu } from "#components/users/person-menu.tsx";
import { RoleChoice } from "#components/users/role-choice.tsx";
import { roles } from "#lib/auth/permissions.ts";
import { api, client } from "#lib/http/client.ts";
import { roleSchema, type User, type UserLink } from "#lib/users/schema.ts";

const tones: Record<User["status"], Tone> = { active: "steady", invited: "moving", disabled: "act" };

/** Who signs in to Tideline: invite, change the role, make a new link, disable, remove. */
export function PeopleTable() {
  const t = useTranslations("users");
  const shell = useTranslations("shell");
  const format = useFormat();
  const [isInviting, invite] = useDisclosure(false);
  const [link, setLink] = useState<UserLink>();

  const columns: Column<User>[] = [
    {
      id: "name",
      isName: true,
      header: t("name"),
      isSortable: true,
      cell: (user) => user.name,
      csv: (user) => user.name,
    },
    {
      id: "email",
      isName: true,
      header: t("email"),
      isSortable: true,
      cell: (user) => user.email,
      csv: (user) => user.email,
    },
    {
      id: "role",
      header: t("role"),
      isSortable: true,
      cell: (user) => <RoleChoice user={user} />,
      csv: (user) => user.role,
    },
    {
      id: "status",
      header: t("status"),
      cell: (user) => <StateMark tone={tones[user.status]} word={t(`statuses.${user.status}`)} />,
      csv: (user) => user.status,
    },
    {
      id: "lastSeenAt",
      header: t("lastSeen"),
      cell: (user) => (user.lastSeenAt ? format.dateTime(user.lastSeenAt) : t("never")),
      csv: (user) => user.lastSeenAt,
    },
    {
      id: "createdAt",
      header: t("since"),
      isSortable: true,
      isExtra: true,
      cell: (user) => format.date(user.createdAt),
      csv: (user) => user.createdAt,
    },
    { id: "actions", header: t("actions"), cell: (user) => <PersonMenu user={user} onLink={setLink} /> },
  ];

  return (
    <>
      <Group mb="md">
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={invite.open}>
          {t("invite")}
        </Button>
      </Group>
      <DataTable
        name="people"
        label={t("title")}
        columns={columns}
        rowKey={(user) => user.id}
        queryKey={api.users.list.key()}
        fetchPage={({ filters, ...input }, signal) =>
          client.users.list({ ...input, role: roleSchema.optional().parse(filters.role) }, { signal })
        }
        defaultSort={{ sort: "name", direction: "asc" }}
        searchLabel={t("search")}
        filters={[
          {
            id: "role",
            label: t("role"),
            options: roles.map((value) => ({ value, label: shell(`role.${value}`) })),
          },
        ]}
        empty={<Face title={t("emptyTitle")} text={t("emptyText")} />}
      />
      <InviteDialog isOpen={isInviting} onClose={invite.close} onLink={setLink} />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </>
  );
}
