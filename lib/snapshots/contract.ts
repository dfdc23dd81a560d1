import { z } from "zod";
import { customerRowId } from "#lib/customers/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { customerFeaturesSchema } from "#lib/snapshots/schema.ts";

export const snapshotsContract = {
  ofCustomer: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}/features",
    summary: "A customer's features as of now: recency, frequency, spend and more",
    tags: ["Customers"],
  })
    .input(z.object({ id: customerRowId }))
    .output(customerFeaturesSchema),
};
