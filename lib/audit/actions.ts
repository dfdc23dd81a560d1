import { z } from "zod";

const person = z.object({ name: z.string(), email: z.string(), role: z.string() });
const shop = z.object({ name: z.string(), timeZone: z.string(), currency: z.string(), locale: z.string() });
const words = z.array(z.string());
const destination = z.object({ name: z.string(), url: z.string() });
const definition = z.object({ words: z.object({ en: words, zh: words }), rule: z.unknown() });
const change = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value });

/**
 * Everything that is worth remembering, and what is remembered of it. A new action is a line here and its words in
 * messages/<locale>/audit.json under `actions`.
 */
export const auditActions = {
  "shop.created": shop,
  "shop.changed": change(shop),
  "user.first_admin_created": person,
  "user.invited": person,
  "user.renamed": change(z.string()),
  "user.role_changed": change(z.string()),
  "user.disabled": z.object({ name: z.string() }),
  "user.enabled": z.object({ name: z.string() }),
  "user.removed": person,
  "user.link_created": z.object({ name: z.string() }),
  "user.password_set": z.object({ name: z.string() }),
  "user.password_changed": z.object({}),
  "rejected_messages.accepted": z.object({ count: z.number() }),
  "rejected_messages.discarded": z.object({ count: z.number() }),
  "rejected_messages.reopened": z.object({ count: z.number() }),
  "catalog.changed": z.object({
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
  }),
  "customer.deleted": z.object({ ids: z.number(), events: z.number(), traits: z.number() }),
  "exchange_rates.saved": z.object({
    count: z.number(),
    currencies: z.array(z.string()),
    from: z.string(),
    to: z.string(),
  }),
  "write_key.created": z.object({ name: z.string(), prefix: z.string() }),
  "write_key.revoked": z.object({ name: z.string(), prefix: z.string() }),
  "llm.settings_changed": z.object({
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
    key: z.enum(["none", "kept", "set", "removed"]),
  }),
  "llm.calls_deleted": z.object({ count: z.number(), before: z.string(), keepDays: z.number() }),
  "list.created": z.object({ name: z.string(), ids: z.number() }),
  "list.renamed": change(z.string()),
  "list.replaced": z.object({ ids: z.number(), added: z.number(), removed: z.number() }),
  "list.deleted": z.object({ name: z.string(), ids: z.number() }),
  "destination.created": destination.extend({ segments: z.array(z.string()) }),
  "destination.changed": change(destination.extend({ segments: z.array(z.string()), status: z.string() })),
  "destination.removed": destination,
  "destination.replayed": z.object({ name: z.string(), count: z.number() }),
  "import.started": z.object({ fileName: z.string(), kind: z.string() }),
  "import.undone": z.object({ fileName: z.string() }),
  "glossary.added": definition,
  "glossary.changed": change(definition.extend({ note: z.string() })),
  "glossary.removed": definition,
  "segment.created": z.object({ name: z.string() }),
  "segment.archived": z.object({ name: z.string() }),
  "segment.restored": z.object({ name: z.string() }),
  "change.proposed": z.object({
    change: z.number(),
    baseVersionNo: z.number().nullable(),
    contentHash: z.string(),
    reason: z.string(),
  }),
  "change.rebased": z.object({
    change: z.number(),
    rebasedFrom: z.number(),
    baseVersionNo: z.number().nullable(),
    contentHash: z.string(),
  }),
  "change.revised": change(z.string()).extend({ change: z.number() }),
  "change.withdrawn": z.object({ change: z.number() }),
  "change.commented": z.object({ change: z.number() }),
  "change.decided": change(z.string()).extend({
    change: z.number(),
    contentHash: z.string(),
    versionNo: z.number().nullable(),
    note: z.string(),
  }),
} as const satisfies Record<string, z.ZodType>;

export type AuditAction = keyof typeof auditActions;

/** One of the actions, about one subject (`user:<id>`, `segment:<key>`, `shop`), with its detail. */
export type AuditEvent = {
  [A in AuditAction]: { action: A; subject: string; detail: z.infer<(typeof auditActions)[A]> };
}[AuditAction];
