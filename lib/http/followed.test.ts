import { expect, it } from "vitest";
import { followed } from "#lib/http/followed.ts";

const pause = () => new Promise((resolve) => setImmediate(resolve));

it("tells what happens in its order, and what came of it at the end", async () => {
  const told: (string | number)[] = [];
  const work = async (tell: (event: string) => void) => {
    tell("a");
    tell("b");
    await pause();
    tell("c");
    return 7;
  };
  for await (const event of followed(work)) told.push(event);
  expect(told).toEqual(["a", "b", "c", 7]);
});

it("fails as the work does, after what was told before", async () => {
  const told: string[] = [];
  const listen = async () => {
    for await (const event of followed<string, string>(async (tell) => {
      tell("a");
      await pause();
      throw new Error("broken");
    }))
      told.push(event);
  };
  await expect(listen()).rejects.toThrow("broken");
  expect(told).toEqual(["a"]);
});

it("stops the work when nobody listens any more, or its caller goes away", async () => {
  const signals: AbortSignal[] = [];
  const work = async (tell: (event: string) => void, signal: AbortSignal) => {
    signals.push(signal);
    tell("a");
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return "stopped";
  };
  for await (const event of followed(work)) {
    expect(event).toBe("a");
    break;
  }
  const outer = new AbortController();
  const told: string[] = [];
  for await (const event of followed(work, outer.signal)) {
    told.push(event);
    outer.abort();
  }
  expect(told).toEqual(["a", "stopped"]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});
