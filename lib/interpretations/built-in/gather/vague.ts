import { type Frame, isEmpty, newFrame } from "#lib/interpretations/built-in/frame.ts";
import {
  isNotAgain,
  isNotBought,
  isOnceMore,
  isSoonAfter,
} from "#lib/interpretations/built-in/gather/again.ts";
import {
  headFrame,
  negated,
  nextOf,
  openFrame,
  pushBeside,
  type Scope,
  type Taker,
  takeNegation,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

const MODIFIERS = new Set([
  "recently",
  "still",
  "few_days",
  "many_times",
  "long_time",
  "a_lot",
  "a_little",
  "many",
  "several",
  "frequent",
  "rare",
  "expensive",
  "cheap",
  "interested",
]);

const STATES = new Set(["active", "inactive"]);

const DOES_HOW_OFTEN = new Set(["frequent", "rare"]);

export const takeVague: Taker = (scope, piece) => {
  const vague = senseOf(piece, "vague");
  if (!vague) return false;
  const { from, to } = piece;
  const isNew = vague.vague === "new_user" || vague.vague === "new_customer";
  // "active in 3 of the last 8 weeks": did anything at all in each of them.
  if (vague.vague === "active" && senseOf(nextOf(scope), "periods") && !scope.negation) {
    Object.assign(headFrame(scope, piece), { events: ["*"], isNoun: true });
    return true;
  }
  // "returned something and then ordered again": the next thing that they did.
  const isThen = scope.by === "then" || scope.by === "after" || hasWord(nextOf(scope), "after");
  if (vague.vague === "repeat" && (isThen || isOnceMore(scope, piece) || isSoonAfter(scope))) {
    headFrame(scope, piece).events = ["order_completed"];
    return true;
  }
  // "refunded and never ordered again": not since.
  if (vague.vague === "repeat" && isNotAgain(scope, piece)) {
    const target = headFrame(scope, piece);
    target.events = ["order_completed"];
    target.window = { k: "window", window: { kind: "ever" }, note: "since_then", from, to };
    return true;
  }
  // 复购3次以上: so many orders, the first of them counted or not.
  const counted = senseOf(nextOf(scope), "amount") ?? senseOf(scope.walk.pieces[scope.walk.at + 2], "amount");
  if (
    vague.vague === "repeat" &&
    (counted?.unit === "times" || counted?.unit === "orders") &&
    /购/u.test(typed(scope, piece))
  ) {
    const target = headFrame(scope, piece);
    target.events = ["order_completed"];
    noteVague(target, "repeat_count", piece);
    return true;
  }
  if (isNotBought(scope, piece, vague.vague)) {
    const target = headFrame(scope, piece);
    target.events = ["order_completed"];
    target.isNegated = true;
    return true;
  }
  // 2025年注册的新会员: new by when they signed up, which is said.
  if (isNew && scope.current?.isSignup && scope.current.window) return true;
  // 前阵子刚注册: new as of late, which the next word says by itself.
  const following = senseOf(nextOf(scope), "vague")?.vague;
  if (vague.vague === "recently" && following === "new_user" && !scope.current) return true;
  // 买得多退得也多: how often, and what.
  if (DOES_HOW_OFTEN.has(vague.vague) && /[买购]|下单/u.test(typed(scope, piece)) && !scope.negation) {
    const target = headFrame(scope, piece);
    target.events = ["order_completed"];
    noteVague(target, vague.vague, piece);
    return true;
  }
  // "hasn't been active lately": as of late already.
  const said = scope.items.at(-1)?.element;
  const isLately = vague.vague === "recently" && !scope.current && said?.kind === "vague" && !said.window;
  if (isLately && STATES.has(said.name) && said.to + 1 >= from) return true;
  if (MODIFIERS.has(vague.vague)) {
    const target = openFrame(scope, piece);
    takeNegation(scope, target);
    noteVague(target, vague.vague, piece);
  } else {
    const timed = takeTime(scope);
    const window = timed ?? takeOpenWindow(scope);
    const isNegated = (window !== undefined && !timed) || negated(scope);
    pushBeside(scope, { kind: "vague", name: vague.vague, from, to, isNegated, ...(window && { window }) });
  }
  return true;
};

/** 金卡，并且最近两周活跃: the time before a vague word within a description; at its front it may hold for all. */
function takeTime(scope: Scope): Frame["window"] {
  const { current, items } = scope;
  if (!current?.window || items.length === 0 || current.isNegated) return undefined;
  if (!isEmpty({ ...newFrame(0, 0), ...current, window: undefined })) return undefined;
  scope.current = undefined;
  return current.window;
}

/** 近半年没有复购: the time before a "not" that a vague word follows is that word's. */
function takeOpenWindow(scope: Scope): Frame["window"] {
  const { current } = scope;
  if (
    !(current?.isNegated && current.window) ||
    !isEmpty({ ...newFrame(0, 0), ...current, window: undefined })
  )
    return undefined;
  scope.current = undefined;
  return current.window;
}

export function noteVague(target: Frame, name: string, { from, to }: Piece): void {
  target.vague = [...(target.vague ?? []), { name, from, to }];
}
