// Started by fault.db.test.ts as a child: the real launcher and the real worker, whose clock the test can move. The web app
// is the tracking API alone, or the built one with TIDELINE_FAULT_WEB=next.

import path from "node:path";

const [role] = process.argv.slice(2);

if (role === "web") {
  await import("#lib/ingest/testing-tracking-server.ts");
} else {
  const { begin } = await import("#lib/launcher/begin.ts");
  const self = process.argv[1] ?? "";
  const clock = path.resolve("worker/testing/moved-clock.ts");
  await begin({
    worker: [`--import=${clock}`, "worker/main.ts", "worker"],
    ...(process.env.TIDELINE_FAULT_WEB === "next" ? {} : { web: () => [self, "web"] }),
  });
}
