import { auditEntrySchema, auditListInput, auditVerdictSchema } from "#lib/audit/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { pageOf } from "#lib/http/paging.ts";

const tags = ["Audit log"];

export const auditContract = {
  list: operation("audit:read", {
    method: "GET",
    path: "/audit",
    summary: "Who did what, newest first",
    tags,
  })
    .input(auditListInput)
    .output(pageOf(auditEntrySchema)),
  verify: operation("audit:read", {
    method: "GET",
    path: "/audit/verification",
    summary: "Check the chain of hashes from the first entry to the last",
    tags,
  }).output(auditVerdictSchema),
};
