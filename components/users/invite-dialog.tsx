"use client";

import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { type Role, roles } from "#lib/auth/permissions.ts";
import { api } from "#lib/http/client.ts";
import { emailSchema, type UserLink } from "#lib/users/schema.ts";

type Props = { isOpen: boolean; onClose: () => void; onLink: (link: UserLink) => void };

export function InviteDialog({ isOpen, onClose, onLink }: Props) {
  const t = useTranslations("users");
  const auth = useTranslations("auth");
  const shell = useTranslations("shell");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const initialValues: { name: string; email: string; role: Role } = { name: "", email: "", role: "analyst" };
  const form = useForm({
    initialValues,
    validate: { email: (value) => (emailSchema.safeParse(value).success ? null : auth("emailRule")) },
  });
  const invite = useMutation({
    ...api.users.invite.mutationOptions(),
    onSuccess: (link) => {
      form.reset();
      onClose();
      onLink(link);
      return queries.invalidateQueries({ queryKey: api.users.key() });
    },
  });
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t("invite")}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Stack gap="lg">
          {invite.isError && (
            <Alert color="red" variant="light" role="alert">
              {message(invite.error)}
            </Alert>
          )}
          <TextInput
            label={t("name")}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <TextInput label={t("email")} type="email" required {...form.getInputProps("email")} />
          <Radio.Group label={t("role")} {...form.getInputProps("role")}>
            <Stack gap="sm" mt="sm">
              {roles.map((role) => (
                <Radio
                  key={role}
                  value={role}
                  label={shell(`role.${role}`)}
                  description={t(`roleText.${role}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui("cancel")}
            </Button>
            <Button type="submit" disabled={invite.isPending}>
              {t("createLink")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
