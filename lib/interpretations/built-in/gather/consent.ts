import { negated, push, type Scope, type Taker } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Channel = "email" | "sms";
type Named = { readonly channels: readonly Channel[]; readonly isAny: boolean; readonly last: number };

/** "opted in to email and SMS", 短信和邮件都同意, "sms consent": the channels stand behind the word, or before it. */
const takeConsent: Taker = (scope, piece) => {
  const own = consentTrait(piece);
  if (!own && !hasWord(piece, "consent", "noconsent")) return false;
  const { walk } = scope;
  const behind = own ? undefined : named(walk.pieces, walk.at + 1, 1);
  const isBehind = behind && (behind.channels.length > 0 || behind.last > walk.at);
  const found = isBehind ? behind : named(walk.pieces, walk.at - 1, -1);
  const channels = new Set([...found.channels, ...(own ? [own] : [])]);
  const isUnsaid = channels.size === 0;
  if (isUnsaid) channels.add("email");
  const isNo = hasWord(piece, "noconsent");
  const isNegated = negated(scope);
  const known = isNo ? undefined : knownAt(walk.pieces, found === behind ? found.last : walk.at);
  const rules = [...channels].map((channel): Rule => {
    if (known)
      return {
        kind: "trait",
        trait: `${channel}_consent`,
        op: known.isKnown === isNegated ? "missing" : "exists",
      };
    return isNo && !isNegated ? refused(channel) : answer(channel, isNo === isNegated);
  });
  const isLone = rules.length === 1;
  const kind = found.isAny && !isNegated ? "any" : "all";
  if (found === behind) walk.at = found.last;
  if (known) walk.at = known.at;
  push(scope, {
    kind: "rule",
    rule: isLone && rules[0] ? rules[0] : { kind, rules },
    from: piece.from,
    to: Math.max(piece.to, walk.pieces[walk.at]?.to ?? 0),
    isNegated: false,
    note: noteOf(isNo && !isNegated, isUnsaid),
  });
  return true;
};

/** "email consent unknown", 邮件订阅缺失, "email_consent is set": whether it is known, not what it is; and where that is said. */
function knownAt(
  pieces: readonly Piece[],
  last: number,
): { readonly at: number; readonly isKnown: boolean } | undefined {
  const at = pieces.findIndex((piece, index) => index > last && !isFiller(piece));
  const isKnown = hasWord(pieces[at], "known");
  return isKnown || hasWord(pieces[at], "unknown") ? { at, isKnown } : undefined;
}

function noteOf(isNo: boolean, isUnsaid: boolean): string {
  if (isUnsaid) return isNo ? "noconsent_email" : "consent_email";
  return isNo ? "noconsent" : "consent";
}

/** "but not to SMS": the channel that was left out. */
const takeChannel: Taker = (scope, piece) => {
  const channel = channelOf(piece);
  const last = scope.items.at(-1)?.element;
  const isBehind = last?.kind === "rule" && /^(?:no)?consent/u.test(last.note ?? "");
  if (!channel || !isBehind || !negated(scope)) return false;
  const { from, to } = piece;
  push(scope, { kind: "rule", rule: answer(channel, false), from, to, isNegated: false, note: "noconsent" });
  return true;
};

/** Whether a word for a channel belongs to what is said around it; else it would be dropped unseen. */
export function isChannelOfOthers({ walk }: Scope): boolean {
  return walk.pieces
    .slice(Math.max(0, walk.at - 5), walk.at + 6)
    .some(
      (piece) =>
        hasWord(piece, "consent", "noconsent", "unsubscribed") ||
        consentTrait(piece) !== undefined ||
        senseOf(piece, "event")?.events.some((event) => /^(?:email|sms|push)_/u.test(event)) === true ||
        senseOf(piece, "metric")?.metric === "email_open_share",
    );
}

function consentTrait(piece: Piece): Channel | undefined {
  const trait = senseOf(piece, "trait")?.trait;
  if (trait === "email_consent") return "email";
  return trait === "sms_consent" ? "sms" : undefined;
}

function answer(channel: Channel, isYes: boolean): Rule {
  return { kind: "trait", trait: `${channel}_consent`, op: isYes ? "is_true" : "is_false" };
}

/** "opted out", 拒收: who said no, not who never said. */
function refused(channel: Channel): Rule {
  const trait = `${channel}_consent`;
  return { kind: "all", rules: [{ kind: "trait", trait, op: "exists" }, answer(channel, false)] };
}

/** Channels beside each other from a place on, with the words that join them. */
function named(pieces: readonly Piece[], start: number, step: 1 | -1): Named {
  const channels: Channel[] = [];
  let isAny = false;
  let gap = 0;
  let last = start - step;
  for (let at = start; at >= 0 && at < pieces.length; at += step) {
    const piece = pieces[at];
    const channel = piece && channelOf(piece);
    if (channel) {
      channels.push(channel);
      last = at;
      if (step > 0) isAny ||= hasWord(pieces[at - 1], "or");
      else isAny ||= hasWord(pieces[at + 1], "or");
    } else if (piece && step > 0 && at === start + gap && isReceiving(piece)) last = at;
    else if (!(piece && (isJoining(piece) || isFiller(piece)))) break;
    else if (at === start + gap) gap += 1;
  }
  return { channels, isAny: isAny && channels.length > 1, last };
}

/** "agreed to receive emails": nothing that was received. */
function isReceiving(piece: Piece): boolean {
  return senseOf(piece, "event")?.events[0] === "email_delivered";
}

function channelOf(piece: Piece): Channel | undefined {
  if (hasWord(piece, "sms")) return "sms";
  return hasWord(piece, "email") ? "email" : undefined;
}

function isJoining(piece: Piece): boolean {
  return hasWord(piece, "and", "he", "dun", "or", "plus", "both", "either", "allof", "neither", "nor");
}

function isFiller(piece: Piece): boolean {
  return piece.senses.some(({ k }) => k === "filler");
}

export const consentTakers: readonly Taker[] = [takeConsent, takeChannel];
