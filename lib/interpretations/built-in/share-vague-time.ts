import type { Item } from "#lib/interpretations/built-in/frame.ts";
import { canTake, give } from "#lib/interpretations/built-in/give-time.ts";
import { frameOf } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";

/** "bought shoes and active in the last two weeks": a vague word's own time may hold for what was said before it. */
export function ofVague(items: readonly Item[], { setting, choices }: Reading): readonly Item[] {
  const last = items.at(-1)?.element;
  if (last?.kind !== "vague" || !last.window) return items;
  const { window } = last;
  const earlier = items.filter((item) => {
    const frame = frameOf(item);
    return frame !== undefined && canTake(frame);
  });
  if (earlier.length === 0) return items;
  const isShared = choices.choose("window", window, [
    {
      label: say(setting, "the time holds for the last part only", "该时间只适用于最后一个条件"),
      value: false,
    },
    { label: say(setting, "the time holds for all of it", "该时间适用于所有条件"), value: true },
  ]);
  return isShared ? items.map((item) => (earlier.includes(item) ? give(item, window) : item)) : items;
}
