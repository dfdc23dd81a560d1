"use client";

import { NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { roles } from "#lib/auth/permissions.ts";
import { api } from "#lib/http/client.ts";
import { roleSchema, type User } from "#lib/users/schema.ts";

/** A person's role, changed where it stands. */
export function RoleChoice({ user }: { user: User }) {
  const t = useTranslations("users");
  const shell = useTranslations("shell");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const change = useMutation({
    ...api.users.update.mutationOptions(),
    onSuccess: (changed) => {
      notifyDone(t("roleChanged", { name: changed.name, role: shell(`role.${changed.role}`) }));
      return queries.invalidateQueries({ queryKey: api.users.key() });
    },
    onError: (error) => notifyFailed(message(error)),
  });
  return (
    <NativeSelect
      size="xs"
      w={120}
      aria-label={t("roleOf", { name: user.name })}
      data={roles.map((value) => ({ value, label: shell(`role.${value}`) }))}
      value={change.isPending ? (change.variables.role ?? user.role) : user.role}
      onChange={(event) => change.mutate({ id: user.id, role: roleSchema.parse(event.currentTarget.value) })}
    />
  );
}
