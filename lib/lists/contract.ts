import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import {
  createListInput,
  customerListPageSchema,
  customerListSchema,
  listEntriesInput,
  listEntryPageSchema,
  listListsInput,
  listPreviewSchema,
  previewListInput,
  renameListInput,
  replaceListInput,
} from "#lib/lists/schema.ts";

const tags = ["Lists"];
const byKey = z.object({ key: z.string().max(200) });

export const listsContract = {
  list: operation("customer:read", {
    method: "GET",
    path: "/lists",
    summary: "Uploaded lists of customer ids",
    tags,
  })
    .input(listListsInput)
    .output(customerListPageSchema),
  get: operation("customer:read", {
    method: "GET",
    path: "/lists/{key}",
    summary: "One list: how many ids, how many are known, where it is used",
    tags,
  })
    .input(byKey)
    .output(customerListSchema),
  entries: operation("customer:read", {
    method: "GET",
    path: "/lists/{key}/entries",
    summary: "The ids on a list, with the customers who have them",
    tags,
  })
    .input(listEntriesInput)
    .output(listEntryPageSchema),
  preview: operation("list:edit", {
    method: "POST",
    path: "/lists/preview",
    summary: "What a text would make of a list, before it does",
    tags,
  })
    .input(previewListInput)
    .output(listPreviewSchema),
  create: operation("list:edit", {
    method: "POST",
    path: "/lists",
    summary: "Upload a list: one id a line, or a CSV file with a column of ids",
    tags,
  })
    .input(createListInput)
    .output(customerListSchema),
  replace: operation("list:edit", {
    method: "PUT",
    path: "/lists/{key}/entries",
    summary: "Put other ids in the place of those on a list",
    description:
      "For a list that an active segment uses this needs change:decide, since it changes who is in.",
    tags,
  })
    .input(replaceListInput)
    .output(customerListSchema),
  rename: operation("list:edit", {
    method: "PATCH",
    path: "/lists/{key}",
    summary: "Give a list another name; its key stays",
    tags,
  })
    .input(renameListInput)
    .output(customerListSchema),
  delete: operation("list:edit", {
    method: "DELETE",
    path: "/lists/{key}",
    summary: "Delete a list that no active segment uses",
    tags,
  })
    .input(byKey)
    .output(z.object({ key: z.string() })),
};
