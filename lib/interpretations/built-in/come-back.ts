import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** "new customers who already came back": who ordered once more. */
export function cameAgain(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const [before, frame] = [items[index - 1]?.element, item.element];
    const isFirst =
      (before?.kind === "vague" && before.name === "new_customer" && !before.isNegated) ||
      (before?.kind === "frame" && before.frame.only === "first" && isOrder(before.frame));
    if (!isFirst || frame.kind !== "frame" || !frame.frame.isBack || frame.frame.isNegated) return item;
    const { from, to, amounts } = frame.frame;
    if (amounts.length > 0 || item.by === "or") return item;
    const again = { k: "amount", bound: { op: "gte", value: 2 }, unit: "orders", from, to } as const;
    return { ...item, element: { kind: "frame", frame: { ...frame.frame, amounts: [again] } } };
  });
}

/** "bought once and never returned": nothing was sent back, or they did not come again; too far apart to take one. */
export function comeBack(items: readonly Item[], { setting, choices, textOf }: Reading): readonly Item[] {
  return items.flatMap((item, index): readonly Item[] => {
    const [before, frame] = [items[index - 1]?.element, item.element];
    if (frame.kind !== "frame" || before?.kind !== "frame" || !isOpenReturn(frame.frame)) return [item];
    const { from, to } = frame.frame;
    const words = textOf({ from, to: to + 10 });
    const isOpen =
      /\breturn(?:ed|ing)?(?![\p{L}])(?! (?:(?:any|some)(?:thing)?|it|them|the|an?|one|those|these)\b)/iu.test(
        words,
      );
    if (!isOpen || !isOverOnce(before.frame)) return [item];
    const sentBack = { label: say(setting, "never returned an order", "没有退过货"), value: true };
    const cameBack = isOrder(before.frame)
      ? { label: say(setting, "did not order again", "没有再下单"), value: false }
      : { label: say(setting, "did not come again", "没有再来"), value: false };
    // "2024 buyers who did not return in 2025": in another time they would have come back.
    const isLater = isNamed(frame.frame.window) && isNamed(before.frame.window);
    const isReturn = choices.choose(
      "measure",
      frame.frame,
      isLater ? [cameBack, sentBack] : [sentBack, cameBack],
      !isLater,
    );
    if (isReturn) return [item];
    const open = { k: "window", window: { kind: "ever" }, note: "since_then", from, to } as const;
    const window = frame.frame.window ?? open;
    return [
      {
        ...item,
        element: { kind: "frame", frame: { ...frame.frame, events: before.frame.events ?? [], window } },
      },
    ];
  });
}

function isNamed(window: Frame["window"]): boolean {
  return window !== undefined && ["calendar", "between", "since"].includes(window.window.kind);
}

/** 去年买过,今年没来: behind an order it is no order. */
export function stayedAway(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const frame = item.element.kind === "frame" ? item.element.frame : undefined;
    const isBehindOrder = items
      .slice(0, index)
      .some(({ element }) => element.kind === "frame" && isOrder(element.frame) && !element.frame.isNegated);
    if (!frame?.isAway || !isBehindOrder) return item;
    return { ...item, element: { kind: "frame", frame: { ...frame, events: ["order_completed"] } } };
  });
}

function isOrder({ events }: Frame): boolean {
  return events?.[0] === "order_completed";
}

function isOpenReturn({ events, isNegated, values, amounts, filters }: Frame): boolean {
  const isOpen = values.length === 0 && amounts.length === 0 && filters.length === 0;
  return isNegated === true && events?.[0] === "order_refunded" && isOpen;
}

/** Ordered once, or in a time that is over. */
function isOverOnce({ events, isNegated, amounts, window, values }: Frame): boolean {
  const isVisit = ["page_viewed", "session_started"].includes(events?.[0] ?? "");
  if (isVisit && !isNegated) return true;
  if (isNegated || events?.[0] !== "order_completed" || values.length > 0) return false;
  const [amount] = amounts;
  if (amount) return amounts.length === 1 && amount.bound.op === "eq" && amount.bound.value === 1;
  const made = window?.window;
  return (
    made?.kind === "before_last" || made?.kind === "between" || (made?.kind === "calendar" && made.offset < 0)
  );
}
