import { z } from "zod";
import {
  customerDetailSchema,
  customerListPageSchema,
  customerPageSchema,
  customerRowId,
  deletedCustomerSchema,
  listCustomersInput,
  timelineInput,
  timelineSchema,
  traitHistoryInput,
  traitHistorySchema,
} from "#lib/customers/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { pageInput } from "#lib/http/paging.ts";

const tags = ["Customers"];
const byId = z.object({ id: customerRowId });

export const customersContract = {
  list: operation("customer:read", {
    method: "GET",
    path: "/customers",
    summary: "Customers, found by id, e-mail, phone or name",
    tags,
  })
    .input(listCustomersInput)
    .output(customerPageSchema),
  find: operation("customer:read", {
    method: "GET",
    path: "/customers/by-external-id",
    summary: "The customer whom a user id or anonymous id stands for",
    tags,
  })
    .input(z.object({ externalId: z.string().min(1).max(255) }))
    .output(byId),
  get: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}",
    summary: "One customer: traits, ids, what they did",
    description: "The id of one who was merged into another gives that other customer.",
    tags,
  })
    .input(byId)
    .output(customerDetailSchema),
  timeline: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}/timeline",
    summary: "What a customer did and what changed, the newest first",
    tags,
  })
    .input(timelineInput)
    .output(timelineSchema),
  traitHistory: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}/traits/{trait}",
    summary: "A trait's values over time, the newest first",
    tags,
  })
    .input(traitHistoryInput)
    .output(traitHistorySchema),
  lists: operation("segment:read", {
    method: "GET",
    path: "/customer-lists",
    summary: "Uploaded lists of customers, which rules can name",
    tags,
  })
    .input(pageInput)
    .output(customerListPageSchema),
  delete: operation("customer:delete", {
    method: "DELETE",
    path: "/customers/{id}",
    summary: "Delete a customer with everything that is stored of them",
    tags,
  })
    .input(byId)
    .output(deletedCustomerSchema),
};
