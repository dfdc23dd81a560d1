"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots, IconLink, IconLock, IconLockOpen, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { RemoveDialog } from "#components/users/remove-dialog.tsx";
import { api } from "#lib/http/client.ts";
import type { User, UserLink } from "#lib/users/schema.ts";

/** What can be done about a person. Disabling can be undone, so it does not ask; removing asks for the name. */
export function PersonMenu({ user, onLink }: { user: User; onLink: (link: UserLink) => void }) {
  const t = useTranslations("users");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [isRemoving, removing] = useDisclosure(false);
  const refresh = () => queries.invalidateQueries({ queryKey: api.users.key() });
  const onError = (error: unknown) => notifyFailed(message(error));
  const createLink = useMutation({ ...api.users.createLink.mutationOptions(), onSuccess: onLink, onError });
  const disable = useMutation({
    ...api.users.disable.mutationOptions(),
    onSuccess: () => {
      notifyDone(t("disabled", { name: user.name }));
      return refresh();
    },
    onError,
  });
  const enable = useMutation({ ...api.users.enable.mutationOptions(), onSuccess: refresh, onError });
  const isDisabled = user.status === "disabled";

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("actionsFor", { name: user.name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!isDisabled && (
            <Menu.Item
              leftSection={<IconLink size={16} />}
              onClick={() => createLink.mutate({ id: user.id })}
            >
              {t("newLink")}
            </Menu.Item>
          )}
          {isDisabled ? (
            <Menu.Item
              leftSection={<IconLockOpen size={16} />}
              onClick={() => enable.mutate({ id: user.id })}
            >
              {t("enable")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconLock size={16} />} onClick={() => disable.mutate({ id: user.id })}>
              {t("disable")}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={removing.open}>
            {t("remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RemoveDialog user={user} isOpen={isRemoving} onClose={removing.close} onRemoved={refresh} />
    </>
  );
}
