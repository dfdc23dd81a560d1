"use client";

import { ORPCError } from "@orpc/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { forgetKept, type Kept, keep } from "#components/rules/kept-draft.ts";
import type { RuleHistory } from "#components/rules/use-rule-history.ts";
import { api, client } from "#lib/http/client.ts";
import { EMPTY_RULE } from "#lib/rules/edit/tree.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import type { SegmentDetail } from "#lib/segments/schema.ts";

/** How the draft stands with the server. */
export type DraftState =
  | { readonly kind: "saved"; readonly at: string | null }
  | { readonly kind: "unsaved" }
  | { readonly kind: "failed"; readonly error: unknown }
  /** Somebody saved another draft, or another version was published, since this one was begun. */
  | { readonly kind: "conflict"; readonly theirs: SegmentDetail };

export type Draft = {
  readonly state: DraftState;
  /** The version that the draft is meant to follow. */
  readonly baseVersionNo: number | null;
  /** What the segment is now; the draft is measured against it. */
  readonly segment: SegmentDetail;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  /** Looks again at the segment, after a refusal that says that it moved on. */
  readonly lookAgain: () => void;
};

const PAUSE_MILLISECONDS = 800;
const RETRY_MILLISECONDS = 10_000;

/** Where the work on a segment's rule goes on: at its draft, or else at its rule. */
export function startOf({ draftRule, rule }: SegmentDetail): unknown {
  return draftRule ?? rule ?? EMPTY_RULE;
}

/**
 * Keeps a draft: in this browser with every edit, on the server after a short pause. What somebody else saved meanwhile
 * is never written over, and never takes the place of what is unsaved here, without being asked.
 *
 * @param segment as it is now; may be loaded anew at any time
 * @param kept what was not yet saved when this browser was here last
 */
export function useDraft(
  segment: SegmentDetail,
  history: RuleHistory,
  kept: Kept | undefined,
  isEnabled: boolean,
): Draft {
  const queries = useQueryClient();
  const { value, set } = history;
  const { key } = segment;
  const [known, setKnown] = useState(segment);
  const [savedValue, setSavedValue] = useState<unknown>(() => startOf(segment));
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [theirs, setTheirs] = useState<SegmentDetail | undefined>(() =>
    kept && kept.revision !== segment.draftRevision && !isSame(kept.value, startOf(segment))
      ? segment
      : undefined,
  );
  const isDirty = isEnabled && !isSame(value, savedValue);

  const adopt = useCallback(
    (detail: SegmentDetail, saved: unknown) => {
      setKnown(detail);
      setSavedValue(saved);
      setTheirs(undefined);
      setFailure(undefined);
      queries.setQueryData(api.segments.get.queryKey({ input: { key } }), detail);
    },
    [queries, key],
  );

  const save = useCallback(async () => {
    setSaving(true);
    try {
      const isAsActive = known.rule !== null && stableJson(value) === stableJson(known.rule);
      const draftRule = isAsActive ? null : value;
      const detail = await client.segments.saveDraft({ key, draftRule, baseRevision: known.draftRevision });
      forgetKept(key, value);
      adopt(detail, value);
    } catch (error) {
      if (codeOf(error) === "segments.draft_moved_on") setTheirs(await client.segments.get({ key }));
      else setFailure(error);
    } finally {
      setSaving(false);
    }
  }, [adopt, key, known, value]);

  useEffect(() => {
    if (!isDirty) return;
    keep(key, { revision: known.draftRevision, value });
    if (theirs || isSaving) return;
    const timer = setTimeout(() => void save(), failure ? RETRY_MILLISECONDS : PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isDirty, key, known.draftRevision, value, theirs, isSaving, failure, save]);

  useSaveOnLeaving(isDirty && !theirs && !isSaving, save);

  // Loaded anew, and somebody was at work: what is unsaved here stays until it is decided which draft holds.
  if (segment !== known && segment.draftRevision > known.draftRevision && !isSaving && !theirs) {
    if (isDirty) setTheirs(segment);
    else {
      setKnown(segment);
      setSavedValue(startOf(segment));
      set(startOf(segment));
    }
  }

  const keepMine = useCallback(() => {
    if (theirs) adopt(theirs, startOf(theirs));
  }, [adopt, theirs]);
  const takeTheirs = useCallback(() => {
    if (!theirs) return;
    forgetKept(key);
    adopt(theirs, startOf(theirs));
    set(startOf(theirs));
  }, [adopt, key, set, theirs]);
  const lookAgain = useCallback(() => {
    void client.segments.get({ key }).then(setTheirs, setFailure);
  }, [key]);

  return {
    state: stateOf(theirs, failure, isDirty, known),
    baseVersionNo: known.activeVersionNo,
    segment: known,
    takeTheirs,
    keepMine,
    lookAgain,
  };
}

/** Who left while a save was under way finds its own draft on the server, and it is nobody else's. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || stableJson(a ?? null) === stableJson(b ?? null);
}

function stateOf(
  theirs: SegmentDetail | undefined,
  failure: unknown,
  isDirty: boolean,
  known: SegmentDetail,
): DraftState {
  if (theirs) return { kind: "conflict", theirs };
  if (failure !== undefined && isDirty) return { kind: "failed", error: failure };
  if (isDirty) return { kind: "unsaved" };
  return { kind: "saved", at: known.draftRule === null ? null : known.draftSavedAt };
}

/** Who leaves within the pause does not wait for it. */
function useSaveOnLeaving(isWaiting: boolean, save: () => Promise<void>): void {
  const waiting = useRef<(() => Promise<void>) | undefined>(undefined);
  useEffect(() => {
    waiting.current = isWaiting ? save : undefined;
  }, [isWaiting, save]);
  useEffect(() => () => void waiting.current?.(), []);
}

/** The code of a refusal by the server. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const code: unknown = Reflect.get(Object(error.data), "code");
  return typeof code === "string" ? code : undefined;
}
