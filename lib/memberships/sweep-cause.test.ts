import { expect, it } from "vitest";
import { causeOfSweep } from "#lib/memberships/sweep-cause.ts";

const usual = {
  basisBefore: "vip@1 list:fair@1",
  basis: "vip@1 list:fair@1",
  haveThresholdsMoved: false,
  isOwed: false,
  isTimeKept: false,
};

it.each([
  ["published", { basisBefore: undefined }],
  ["published", { basis: "vip@2 list:fair@1" }],
  ["published", { basis: "vip@2 list:fair@2" }],
  ["manual", { basis: "vip@1 list:fair@2" }],
  ["message", { isOwed: true, haveThresholdsMoved: true }],
  ["threshold", { haveThresholdsMoved: true, isTimeKept: true }],
  ["time", { isTimeKept: true }],
  ["repaired", {}],
] as const)("is %s with %j", (cause, circumstances) => {
  expect(causeOfSweep({ ...usual, ...circumstances })).toBe(cause);
});
