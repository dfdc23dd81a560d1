"use client";

import type { SpotlightActionData } from "@mantine/spotlight";
import { IconGitPullRequest, IconListCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { client } from "#lib/http/client.ts";

/** What the command palette offers about changes: those that are open, and for admins the one that waits longest. */
export function useChangeActions(role: Role): readonly SpotlightActionData[] {
  const t = useTranslations("changes.palette");
  const router = useRouter();
  const message = useErrorMessage();

  async function openNext() {
    try {
      const { toDecide } = await client.overview.agenda();
      const next = toDecide?.rows[0];
      if (next) router.push(changePath(next.id));
      else notifyDone(t("nothing"));
    } catch (error) {
      notifyFailed(message(error));
    }
  }

  const open: SpotlightActionData = {
    id: "changes-open",
    label: t("open"),
    leftSection: <IconGitPullRequest size={18} stroke={1.5} aria-hidden />,
    onClick: () => router.push("/changes?status=open"),
  };
  const review: SpotlightActionData = {
    id: "changes-review",
    label: t("review"),
    leftSection: <IconListCheck size={18} stroke={1.5} aria-hidden />,
    onClick: () => void openNext(),
  };
  return role === "admin" ? [review, open] : [open];
}
