import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

const TOGETHER =
  /^(?:(?:加起来|合起来|加在一起|加一起|加一块|合在一起|一共|总共|合计|总计)(?:消费|花了|花费)?|加总|一起算|合并算|合并计算|放一起)$/u;

/** 鞋和服装加起来下过4单: any of them counts, all of them together; not so many of each. */
export function summed(pieces: readonly Piece[], text: string): readonly Piece[] {
  const joints = new Set<number>();
  pieces.forEach(({ from, to }, index) => {
    if (!TOGETHER.test(text.slice(from, to))) return;
    let at = lastThing(pieces, index);
    while (at > 1 && isThing(pieces[at]) && isJoint(pieces[at - 1]) && isThing(pieces[at - 2])) {
      joints.add(at - 1);
      at -= 2;
    }
  });
  if (joints.size === 0) return pieces;
  return pieces.map((piece, index) =>
    joints.has(index) ? { ...piece, senses: [{ k: "w", w: "or" }] } : piece,
  );
}

/** The value that the word is said of: right before it, or before 的订单, 两个品类. */
function lastThing(pieces: readonly Piece[], index: number): number {
  let at = index - 1;
  while (at > 0 && at >= index - 4 && isPassed(pieces[at])) at -= 1;
  return at;
}

function isPassed(piece: Piece | undefined): boolean {
  if (!piece || isThing(piece)) return false;
  return (
    piece.senses.some(({ k }) => k === "filler" || k === "counter" || k === "number") ||
    hasWord(piece, "category", "brand") ||
    senseOf(piece, "event")?.noun === true
  );
}

function isThing(piece: Piece | undefined): boolean {
  return senseOf(piece, "values")?.values.some(({ target }) => target.kind === "property") ?? false;
}

function isJoint(piece: Piece | undefined): boolean {
  return hasWord(piece, "he", "dun", "and");
}
