import { z } from "zod";
import {
  glossaryEntryInput,
  glossaryEntrySchema,
  updateGlossaryEntryInput,
  usedGlossaryEntrySchema,
} from "#lib/glossary/schema.ts";
import { operation } from "#lib/http/operation.ts";

const tags = ["Glossary"];

export const glossaryContract = {
  list: operation("segment:read", {
    method: "GET",
    path: "/glossary",
    summary: "The shop's own words, what they stand for, and which segments use that",
    tags,
  }).output(z.array(usedGlossaryEntrySchema)),
  add: operation("glossary:manage", {
    method: "POST",
    path: "/glossary",
    summary: "Define words of one or both languages as a rule",
    tags,
  })
    .input(glossaryEntryInput)
    .output(glossaryEntrySchema),
  change: operation("glossary:manage", {
    method: "PUT",
    path: "/glossary/{id}",
    summary: "Change the words or what they stand for; segments made before stay as they are",
    tags,
  })
    .input(updateGlossaryEntryInput)
    .output(glossaryEntrySchema),
  remove: operation("glossary:manage", {
    method: "DELETE",
    path: "/glossary/{id}",
    summary: "Take a definition away",
    tags,
  })
    .input(z.object({ id: z.uuid() }))
    .output(z.void()),
};
