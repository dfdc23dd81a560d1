import {
  catalogDetailSchema,
  catalogEntrySchema,
  catalogKeySchema,
  catalogPageSchema,
  editCatalogInput,
  listCatalogInput,
} from "#lib/catalog/schema.ts";
import { operation } from "#lib/http/operation.ts";

const tags = ["Catalog"];

export const catalogContract = {
  list: operation("catalog:read", {
    method: "GET",
    path: "/catalog",
    summary: "Known events, properties and traits",
    tags,
  })
    .input(listCatalogInput)
    .output(catalogPageSchema),
  get: operation("catalog:read", {
    method: "GET",
    path: "/catalog/entry",
    summary: "One entry with its values, and an event's properties",
    tags,
  })
    .input(catalogKeySchema)
    .output(catalogDetailSchema),
  edit: operation("catalog:edit", {
    method: "PATCH",
    path: "/catalog/entry",
    summary: "Label an entry, give it synonyms, or protect its values",
    description: "Marking as sensitive or hidden from the language model needs catalog:protect.",
    tags,
  })
    .input(editCatalogInput)
    .output(catalogEntrySchema),
};
