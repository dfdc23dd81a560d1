import { describe, expect, it } from "vitest";
import {
  beginHistory,
  type EditHistory,
  MOST_STEPS,
  recordStep,
  undoStep,
} from "#lib/rules/edit/edit-history.ts";

const typed = (history: EditHistory, value: string, at: number, source?: string) =>
  recordStep(history, value, source, at);

describe("a history of edits", () => {
  it("takes what is typed in one control without a pause as one step", () => {
    let history = beginHistory("");
    history = typed(history, "1", 0, "value");
    history = typed(history, "12", 300, "value");
    history = typed(history, "120", 900, "value");
    expect(undoStep(history).present).toBe("");
  });

  it("begins another step after a pause, and in another control", () => {
    let history = beginHistory("");
    history = typed(history, "1", 0, "value");
    history = typed(history, "12", 1_000, "value");
    history = typed(history, "12 days", 1_100, "unit");
    expect(undoStep(history).present).toBe("12");
    expect(undoStep(undoStep(history)).present).toBe("1");
  });

  it("begins another step after an undo", () => {
    let history = typed(typed(beginHistory("a"), "b", 0), "c", 0, "value");
    history = typed(undoStep(history), "d", 100, "value");
    expect(undoStep(history).present).toBe("b");
  });

  it("takes no step where nothing changed, and drops what was undone at the next one", () => {
    const one = typed(beginHistory("a"), "b", 0);
    expect(typed(one, "b", 0)).toBe(one);
    expect(typed(undoStep(one), "c", 0).future).toEqual([]);
  });

  it("keeps hundreds of steps, and no more than it says", () => {
    let history = beginHistory(0);
    for (let step = 1; step <= MOST_STEPS + 50; step += 1) history = recordStep(history, step, undefined, 0);
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(MOST_STEPS).toBeGreaterThanOrEqual(100);
  });
});
