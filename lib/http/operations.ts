import { type AnyContractRouter, isContractProcedure } from "@orpc/contract";
import { contract } from "#lib/http/contract.ts";
import type { Access } from "#lib/http/operation.ts";

export type OperationEntry = {
  readonly name: string;
  readonly path: readonly string[];
  readonly access: Access;
  readonly route: { readonly method: "get" | "post" | "put" | "patch" | "delete"; readonly path: string };
  readonly summary: string;
};

/** Every operation of the contract with what it asks of its caller, in the order of the contract. */
export function operations(
  router: AnyContractRouter = contract,
  path: readonly string[] = [],
): OperationEntry[] {
  if (!isContractProcedure(router)) {
    return Object.entries(router).flatMap(([key, child]) => operations(child, [...path, key]));
  }
  const { meta, route } = router["~orpc"];
  const method = (route.method ?? "POST").toLowerCase() as OperationEntry["route"]["method"];
  return [
    {
      name: path.join("."),
      path,
      access: meta.access,
      route: { method, path: route.path ?? "" },
      summary: route.summary ?? "",
    },
  ];
}
