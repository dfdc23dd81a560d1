import { describe, expect, it } from "vitest";
// @ts-expect-error the scripts under bin run before anything is installed, and are plain JavaScript
import { unsteadyInPlaywright, unsteadyInVitest } from "./test-report.mjs";

describe("tests that passed only at their second try", () => {
  it("are told of a Vitest report", () => {
    const tests = [
      { fullName: "steady", status: "passed", failureMessages: [] },
      { fullName: "unsteady", status: "passed", failureMessages: ["expected 1 to be 2\n  at a.ts"] },
      { fullName: "broken", status: "failed", failureMessages: ["no", "no"] },
    ];
    expect(unsteadyInVitest({ testResults: [{ assertionResults: tests }] })).toEqual([
      { name: "unsteady", reason: "expected 1 to be 2" },
    ]);
  });

  it("are told of a Playwright report, however deep", () => {
    const spec = (title: string, status: string) => ({
      title,
      tests: [{ status, results: [{ error: { message: "timed out\ncall log" } }, {}] }],
    });
    const inner = { specs: [spec("unsteady", "flaky"), spec("broken", "unexpected")] };
    const report = { suites: [{ specs: [spec("steady", "expected")], suites: [inner] }] };
    expect(unsteadyInPlaywright(report)).toEqual([{ name: "unsteady", reason: "timed out" }]);
  });
});
