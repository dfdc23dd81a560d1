import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import { pageInput, pageOf } from "#lib/http/paging.ts";
import { dryRunSchema } from "#lib/imports/dry-run-schema.ts";
import { mappingSchema } from "#lib/imports/mapping.ts";
import { importSchema, problemSchema } from "#lib/imports/schema.ts";

const tags = ["Imports"];
const one = z.object({ id: z.uuid() });
const withMapping = one.extend({ mapping: mappingSchema });

/** A file is uploaded with POST /api/imports/upload?name=…, its bytes being the body. */
export const importsContract = {
  list: operation("import:read", { method: "GET", path: "/imports", summary: "Imports, newest first", tags })
    .input(pageInput)
    .output(pageOf(importSchema)),
  get: operation("import:read", {
    method: "GET",
    path: "/imports/{id}",
    summary: "One import, and how far it is",
    tags,
  })
    .input(one)
    .output(importSchema),
  problems: operation("import:read", {
    method: "GET",
    path: "/imports/{id}/problems",
    summary: "Lines that were set aside, with their reasons",
    tags,
  })
    .input(pageInput.extend({ id: z.uuid(), code: z.string().max(60).optional() }))
    .output(pageOf(problemSchema)),
  guess: operation("import:run", {
    method: "GET",
    path: "/imports/{id}/guess",
    summary: "What the columns of an upload probably mean",
    tags,
  })
    .input(one)
    .output(
      z.object({
        mapping: z.record(z.string(), z.unknown()),
        header: z.array(z.string()),
        examples: z.array(z.array(z.string())),
      }),
    ),
  tryOut: operation("import:run", {
    method: "POST",
    path: "/imports/{id}/dry-run",
    summary: "What an import would do with the beginning of the file; nothing is stored",
    tags,
  })
    .input(withMapping)
    .output(dryRunSchema),
  start: operation("import:run", {
    method: "POST",
    path: "/imports/{id}/start",
    summary: "Import an upload by a mapping",
    tags,
  })
    .input(withMapping)
    .output(importSchema),
  pause: operation("import:run", {
    method: "POST",
    path: "/imports/{id}/pause",
    summary: "Stop an import where it is; it can go on later",
    tags,
  })
    .input(one)
    .output(importSchema),
  resume: operation("import:run", {
    method: "POST",
    path: "/imports/{id}/resume",
    summary: "Go on with an import that was paused or failed",
    tags,
  })
    .input(one)
    .output(importSchema),
  undo: operation("import:run", {
    method: "POST",
    path: "/imports/{id}/undo",
    summary: "Take away exactly what an import brought",
    tags,
  })
    .input(one)
    .output(importSchema),
};
