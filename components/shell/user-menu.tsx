"use client";

import { ActionIcon, Avatar, Menu, Text } from "@mantine/core";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { signOut } from "#components/auth/sign-out.ts";
import type { Account } from "#lib/users/schema.ts";

export function UserMenu({ account }: { account: Account }) {
  const t = useTranslations("shell");
  const initials = [...account.name.trim()].slice(0, 1).join("").toUpperCase();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          radius="xl"
          aria-label={t("userMenu", { name: account.name })}
        >
          <Avatar size={28} color="teal" radius="xl" aria-hidden>
            {initials}
          </Avatar>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: "8px 12px" }}>
          <Text fw={600} truncate>
            {account.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {account.email} · {t(`role.${account.role}`)}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href="/settings/account"
          leftSection={<IconUserCircle size={16} stroke={1.5} />}
        >
          {t("nav.account")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.5} />} onClick={() => void signOut()}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
