import { operation } from "#lib/http/operation.ts";
import { agendaSchema } from "#lib/overview/agenda-schema.ts";
import { overviewSchema } from "#lib/overview/schema.ts";

export const overviewContract = {
  get: operation("overview:read", {
    method: "GET",
    path: "/overview",
    summary: "Customers, recent events, rejected messages and the last import",
    tags: ["Overview"],
  }).output(overviewSchema),
  agenda: operation("overview:read", {
    method: "GET",
    path: "/overview/agenda",
    summary: "What waits for who asks: requests to decide, own requests, unfinished segments, health",
    tags: ["Overview"],
  }).output(agendaSchema),
};
