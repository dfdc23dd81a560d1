import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createGathering } from "#lib/ingest/gathering.ts";

const everyMs = 40;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function aGathering() {
  const gathering = createGathering({ everyMs, now: () => performance.now() });
  /** So many requests come at once, and share a transaction that takes some time. */
  const transaction = (requests: number, ms = 10) => {
    for (let request = 0; request < requests; request += 1) gathering.came(false);
    gathering.began(requests);
    vi.advanceTimersByTime(ms);
  };
  return { ...gathering, transaction };
}

describe("requests that share a transaction", () => {
  it("are not waited for by one who sends alone", () => {
    const { came, worthMs, transaction } = aGathering();
    transaction(1);
    came(false);
    expect(worthMs()).toBe(0);
  });

  it("are waited for until as many are there as lately", async () => {
    const { came, more, worthMs, transaction } = aGathering();
    transaction(3);
    came(false);
    const paused = vi.fn();
    const pausing = more(worthMs()).then(paused);
    came(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(paused).not.toHaveBeenCalled();
    came(false);
    await pausing;
    expect(paused).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are not waited for once a transaction is full", async () => {
    const { came, more, worthMs, transaction } = aGathering();
    transaction(3);
    came(false);
    const pausing = more(worthMs());
    came(true);
    await pausing;
    expect(vi.getTimerCount()).toBe(0);
  });

  it("are waited for no longer than a transaction may begin after the one before", async () => {
    const { came, more, worthMs, transaction } = aGathering();
    transaction(3, 10);
    came(false);
    const paused = vi.fn();
    const pausing = more(worthMs()).then(paused);
    await vi.advanceTimersByTimeAsync(everyMs - 11);
    expect(paused).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await pausing;
    expect(paused).toHaveBeenCalled();
  });

  it("are not waited for after a pause, nor once it is long ago that several came", () => {
    const { came, worthMs, transaction } = aGathering();
    transaction(3, everyMs);
    came(false);
    expect(worthMs()).toBe(0);
    for (let round = 0; round < 16; round += 1) transaction(1);
    expect(worthMs()).toBe(0);
  });

  it("do not count once they were told that nothing is taken", () => {
    const { came, gone, worthMs, transaction } = aGathering();
    transaction(2);
    came(false);
    gone(1);
    came(false);
    expect(worthMs()).toBe(30);
  });
});
