import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { contract } from "#lib/http/contract.ts";

const link = new OpenAPILink(contract, { url: () => `${window.location.origin}/api` });

/** The API, for the browser: `client.writeKeys.create({ name })`. Throws an ORPCError; see lib/http/error-message.ts. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);

/** The same as TanStack Query options: `useQuery(api.writeKeys.list.queryOptions())`, `api.writeKeys.key()`. */
export const api = createTanstackQueryUtils(client);
