import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followNews } from "#components/shell/follow-news.ts";
import { api } from "#lib/http/client.ts";
import type { News } from "#lib/live/schema.ts";

/** Figures that move all the time are asked for again no more often than this. */
const atMostEveryMs = 2_000;

/** Keeps what is on screen up to date: what the news concern is asked for again, nothing is asked without news. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let waiting: News | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      const news = waiting;
      waiting = undefined;
      if (!news) return;
      invalidate(queries, news);
      timer = setTimeout(refresh, atMostEveryMs);
    };
    const stop = followNews((news) => {
      waiting = waiting ? together(waiting, news) : news;
      if (timer === undefined) refresh();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}

function together(a: News, b: News): News {
  return {
    moved: [...new Set([...a.moved, ...b.moved])],
    isChanged: a.isChanged || b.isChanged,
    hasArrived: a.hasArrived || b.hasArrived,
  };
}

function invalidate(queries: QueryClient, { moved, isChanged, hasArrived }: News): void {
  // Whether the moved segment is the one that is looked at is told by its key; after an interruption it may be any.
  const movedDrift = moved.includes("*")
    ? [api.drift.get.key()]
    : moved.map((key) => api.drift.get.key({ input: { key } }));
  const keys = [
    ...(moved.length > 0 ? [api.memberships.key(), api.drift.list.key(), ...movedDrift] : []),
    ...(isChanged ? [api.segments.key(), api.changes.key(), api.memberships.key(), api.drift.key()] : []),
    ...(hasArrived || isChanged || moved.length > 0 ? [api.overview.key()] : []),
  ];
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}
