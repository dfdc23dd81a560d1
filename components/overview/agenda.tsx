"use client";

import { useQuery } from "@tanstack/react-query";
import { HealthLine } from "#components/overview/health-line.tsx";
import { OwnChanges } from "#components/overview/own-changes.tsx";
import { ToDecide } from "#components/overview/to-decide.tsx";
import { UnfinishedSegments } from "#components/overview/unfinished-segments.tsx";
import { api } from "#lib/http/client.ts";
import type { Agenda as AgendaData } from "#lib/overview/agenda-schema.ts";
import classes from "./overview.module.css";

/** What waits for this person, by what their role does; brought up to date while it is open. */
export function Agenda({ initial }: { initial: AgendaData }) {
  const { data } = useQuery({ ...api.overview.agenda.queryOptions(), initialData: initial });
  const hasOwn = data.own !== null && data.own.length > 0;
  const hasUnfinished = data.unfinished !== null && data.unfinished.length > 0;
  const isAnalyst = data.toDecide === null && data.own !== null;
  // What is well is said last.
  const isUnwell = data.health !== null && data.health.replica !== "ready";
  return (
    <div className={classes.agenda}>
      {isUnwell && <HealthLine health={data.health} />}
      {data.toDecide && <ToDecide waiting={data.toDecide} />}
      {(hasOwn || isAnalyst) && <OwnChanges changes={data.own ?? []} />}
      {(hasUnfinished || isAnalyst) && <UnfinishedSegments segments={data.unfinished ?? []} />}
      {!isUnwell && <HealthLine health={data.health} />}
    </div>
  );
}
