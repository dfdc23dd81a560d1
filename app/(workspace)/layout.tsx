import type { ReactNode } from "react";
import { navigation } from "#components/shell/navigation.ts";
import { WorkspaceFrame } from "#components/shell/workspace-frame.tsx";
import { actorOf } from "#lib/auth/actor.ts";
import { can } from "#lib/auth/permissions.ts";
import { requireSession } from "#lib/auth/session.ts";
import { getShop } from "#lib/settings/service.ts";
import { getAccount } from "#lib/users/account-service.ts";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const session = await requireSession();
  const actor = actorOf(session);
  const shop = await getShop(actor);
  return (
    <WorkspaceFrame
      account={getAccount(session)}
      shopName={shop.name}
      entries={navigation.filter((entry) => can(actor, entry.permission))}
    >
      {children}
    </WorkspaceFrame>
  );
}
