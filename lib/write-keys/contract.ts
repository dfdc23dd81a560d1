import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import { createWriteKeyInput, newWriteKeySchema, writeKeySchema } from "#lib/write-keys/schema.ts";

const tags = ["Write keys"];

export const writeKeysContract = {
  list: operation("write_key:manage", {
    method: "GET",
    path: "/write-keys",
    summary: "Keys with which sources send events",
    tags,
  }).output(z.array(writeKeySchema)),
  create: operation("write_key:manage", {
    method: "POST",
    path: "/write-keys",
    summary: "Make a key; its secret is in this answer and nowhere else",
    tags,
  })
    .input(createWriteKeyInput)
    .output(newWriteKeySchema),
  revoke: operation("write_key:manage", {
    method: "POST",
    path: "/write-keys/{id}/revoke",
    summary: "Stop accepting a key, at once and for good",
    tags,
  })
    .input(z.object({ id: z.uuid() }))
    .output(writeKeySchema),
};
