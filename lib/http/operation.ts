import { oc } from "@orpc/contract";
import type { Permission } from "#lib/auth/permissions.ts";

/** What an operation asks of its caller: a permission, or nothing at all ("public": before anyone is signed in). */
export type Access = Permission | "public";

export type OperationMeta = { access: Access };

type Route = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  summary: string;
  description?: string;
  tags?: readonly string[];
  successStatus?: number;
};

/** Begins a contract operation. Its access is declared here once; router.test.ts holds the service to it. */
export function operation(access: Access, route: Route) {
  return oc.$meta<OperationMeta>({ access }).route({ ...route, tags: route.tags ? [...route.tags] : [] });
}
