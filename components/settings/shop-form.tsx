"use client";

import { Alert, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { languageNames } from "#components/shell/language-menu.tsx";
import { notifyDone } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import { locales } from "#lib/i18n/locales.ts";
import type { ShopInput } from "#lib/settings/schema.ts";

type Props = { shop: ShopInput; mayEdit: boolean; timeZones: string[]; currencies: string[] };

/** Name, time zone, currency and language of the shop; to read for everyone, to change for admins. */
export function ShopForm({ shop, mayEdit, timeZones, currencies }: Props) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const router = useRouter();
  const form = useForm({ initialValues: shop });
  const save = useMutation({
    ...api.settings.updateShop.mutationOptions(),
    onSuccess: (_, values) => {
      form.resetDirty(values);
      notifyDone(ui("saved"));
      router.refresh();
    },
  });
  const languages = locales.map((value) => ({ value, label: languageNames[value] }));
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="lg" maw={480}>
        {save.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(save.error)}
          </Alert>
        )}
        <TextInput
          label={t("name")}
          required
          maxLength={120}
          readOnly={!mayEdit}
          {...form.getInputProps("name")}
        />
        <Select
          label={t("timeZone")}
          description={t("timeZoneHint")}
          data={timeZones}
          searchable
          allowDeselect={false}
          readOnly={!mayEdit}
          {...form.getInputProps("timeZone")}
        />
        <Select
          label={t("currency")}
          description={t("currencyHint")}
          data={currencies}
          searchable
          allowDeselect={false}
          readOnly={!mayEdit}
          {...form.getInputProps("currency")}
        />
        <Select
          label={t("language")}
          description={t("languageHint")}
          data={languages}
          allowDeselect={false}
          readOnly={!mayEdit}
          {...form.getInputProps("locale")}
        />
        {mayEdit && (
          <Group>
            <Button type="submit" disabled={!form.isDirty() || save.isPending}>
              {ui("save")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
