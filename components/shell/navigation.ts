import type { Permission } from "#lib/auth/permissions.ts";

/** A place in the left navigation: its address, its words (`shell.nav.<id>`), and who may see it. */
export type NavEntry = {
  readonly id: NavId;
  readonly href: string;
  readonly permission: Permission;
  readonly group: "data" | "manage" | "main";
};

export type NavId =
  | "overview"
  | "segments"
  | "changes"
  | "drift"
  | "glossary"
  | "customers"
  | "lists"
  | "catalog"
  | "imports"
  | "rejected"
  | "shop"
  | "rates"
  | "people"
  | "writeKeys"
  | "destinations"
  | "llm"
  | "audit"
  | "account";

/** In the order in which they stand. Only pages that exist. */
export const navigation: readonly NavEntry[] = [
  { id: "overview", href: "/", permission: "overview:read", group: "main" },
  { id: "segments", href: "/segments", permission: "segment:read", group: "main" },
  { id: "changes", href: "/changes", permission: "change:read", group: "main" },
  { id: "drift", href: "/drift", permission: "drift:read", group: "main" },
  { id: "glossary", href: "/glossary", permission: "segment:read", group: "main" },
  { id: "customers", href: "/customers", permission: "customer:read", group: "data" },
  { id: "lists", href: "/lists", permission: "customer:read", group: "data" },
  { id: "catalog", href: "/catalog", permission: "catalog:read", group: "data" },
  { id: "imports", href: "/imports", permission: "import:read", group: "data" },
  { id: "rejected", href: "/rejected", permission: "rejected:read", group: "data" },
  { id: "shop", href: "/settings/shop", permission: "shop:read", group: "manage" },
  { id: "rates", href: "/settings/rates", permission: "shop:read", group: "manage" },
  { id: "people", href: "/settings/people", permission: "user:manage", group: "manage" },
  { id: "writeKeys", href: "/settings/write-keys", permission: "write_key:manage", group: "manage" },
  {
    id: "destinations",
    href: "/settings/destinations",
    permission: "segment:export",
    group: "manage",
  },
  { id: "llm", href: "/settings/llm", permission: "llm:manage", group: "manage" },
  { id: "audit", href: "/audit", permission: "audit:read", group: "manage" },
  { id: "account", href: "/settings/account", permission: "account:own", group: "manage" },
];
