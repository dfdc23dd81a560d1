"use client";

import { Fragment, type ReactNode, useMemo } from "react";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import { readableRule, withoutEmptyGroups } from "#lib/rules/edit/fill-gaps.ts";
import { type Role, type Token, toText } from "#lib/rules/restate/piece.ts";
import { restate } from "#lib/rules/restate.ts";
import classes from "./rules.module.css";

/** A rule in the reader's language, one sentence; nothing where it is no rule. */
export function RuleSentence({ rule }: { rule: unknown }) {
  const options = useRestateOptions();
  const text = useMemo(() => {
    const readable = readableRule(withoutEmptyGroups(rule));
    return readable && restate(readable, options).text;
  }, [rule, options]);
  return <>{text}</>;
}

type SentenceWordsProps = {
  tokens: readonly Token[];
  /** Names what a part of the rule is edited with: what is edited together is one word. */
  partOf: (pointer: string, role: Role) => string;
  /** What is done with a word; without it the words are only read. */
  onPick: ((pointer: string, role: Role) => void) | undefined;
  /** The word that is open now. */
  picked: string | undefined;
};

type Span = Exclude<Token, { readonly text: string }>;

const PICKABLE: ReadonlySet<Role> = new Set([
  "measure",
  "event",
  "filter",
  "name",
  "op",
  "value",
  "window",
  "duration",
  "step",
]);

/** A restatement whose words can be picked: each stretch that is edited with one control is one word. */
export function SentenceWords({ tokens, ...picking }: SentenceWordsProps): ReactNode {
  return tokens.map((token, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a sentence is the one at its place
    "text" in token ? token.text : <SpanWords key={index} span={token} {...picking} />,
  );
}

type Picking = Omit<SentenceWordsProps, "tokens">;

function SpanWords({ span, ...picking }: Picking & { span: Span }): ReactNode {
  const { partOf, onPick } = picking;
  if (!onPick || !PICKABLE.has(span.role)) return <SentenceWords tokens={span.children} {...picking} />;
  const part = partOf(span.pointer, span.role);
  const isOwn = (token: Token) =>
    "text" in token || spansIn([token]).every((inside) => partOf(inside.pointer, inside.role) === part);
  if (span.children.every(isOwn)) return <Word span={span} text={toText(span.children)} {...picking} />;
  if (span.role !== "measure") return <SentenceWords tokens={span.children} {...picking} />;
  // What a measure says of itself, between its window and its filters, is a word too.
  return stretchesOf(span.children, isOwn).map((stretch, index) => {
    const text = toText(stretch);
    const key = `${index} ${text}`;
    if (!stretch.every(isOwn) || !/[\p{L}\p{N}]/u.test(text)) {
      return <SentenceWords key={key} tokens={stretch} {...picking} />;
    }
    const [before = "", after = ""] = [/^\s+/, /\s+$/].map((blank) => blank.exec(text)?.[0]);
    return (
      <Fragment key={key}>
        {before}
        <Word span={span} text={text.trim()} {...picking} />
        {after}
      </Fragment>
    );
  });
}

function Word({ span, text, onPick, picked }: Picking & { span: Span; text: string }) {
  return (
    <button
      type="button"
      className={classes.word}
      data-word={span.pointer}
      aria-haspopup="dialog"
      aria-expanded={picked === span.pointer}
      onClick={() => onPick?.(span.pointer, span.role)}
    >
      {text}
    </button>
  );
}

/** Neighbours that are alike, together. */
function stretchesOf(tokens: readonly Token[], isAlike: (token: Token) => boolean): readonly Token[][] {
  const stretches: Token[][] = [];
  for (const token of tokens) {
    const last = stretches.at(-1);
    const [first] = last ?? [];
    if (last && first && isAlike(first) && isAlike(token)) last.push(token);
    else stretches.push([token]);
  }
  return stretches;
}

/** The spans that can be picked, among tokens and inside them. */
function spansIn(tokens: readonly Token[]): readonly Span[] {
  return tokens.flatMap((token) =>
    "text" in token ? [] : [...(PICKABLE.has(token.role) ? [token] : []), ...spansIn(token.children)],
  );
}
