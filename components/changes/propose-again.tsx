"use client";

import { Button, Group, Popover, Textarea } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changePath } from "#components/changes/change-path.ts";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";

type Props = { segmentKey: string; versionNo: number };

/** Asks for a former version to be the active one again; its reason is written already, and can be said better. */
export function ProposeAgain({ segmentKey, versionNo }: Props) {
  const t = useTranslations("changes.again");
  const message = useErrorMessage();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState(t("reason", { no: versionNo }));
  const propose = useMutation({
    ...api.changes.proposeVersion.mutationOptions(),
    onSuccess: ({ id }) => router.push(changePath(id)),
    onError: (error) => notifyFailed(message(error)),
  });
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withinPortal position="bottom-start" width={340}>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t("open", { no: versionNo })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("open", { no: versionNo })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            propose.mutate({ segment: segmentKey, versionNo, reason });
          }}
        >
          <Textarea
            label={t("label")}
            autosize
            minRows={2}
            maxLength={4_000}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group mt="sm">
            <Button type="submit" loading={propose.isPending} disabled={reason.trim() === ""}>
              {t("send")}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
