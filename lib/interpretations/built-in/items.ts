import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { eventsOf } from "#lib/interpretations/built-in/measure.ts";

export function frameOf(item: Item | undefined): Frame | undefined {
  return item?.element.kind === "frame" ? item.element.frame : undefined;
}

export function withFrame(item: Item, frame: Frame): Item {
  return { ...item, element: { kind: "frame", frame } };
}

/** Whether a clause is about the very event that another one is about. */
export function sameEvent(item: Item | undefined, frame: Frame): boolean {
  const other = frameOf(item);
  return (
    other !== undefined &&
    eventsOf(other).join() === eventsOf(frame).join() &&
    other.isSearch === frame.isSearch
  );
}
