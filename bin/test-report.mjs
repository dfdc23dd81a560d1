// What the runners' reports say of the tests that passed only at their second try.

/** Names of the tests of a Vitest report (its JSON) that failed first and passed then, each with its first reason. */
export function unsteadyInVitest(report) {
  return report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === "passed" && test.failureMessages.length > 0)
    .map((test) => ({ name: test.fullName, reason: firstLine(test.failureMessages[0]) }));
}

/** The same of a Playwright report (its JSON), where suites hold suites. */
export function unsteadyInPlaywright(report) {
  return specsOf(report).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "flaky")
      .map((test) => ({ name: spec.title, reason: firstLine(test.results[0]?.error?.message ?? "") })),
  );
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function firstLine(text) {
  return text.split("\n", 1)[0];
}
