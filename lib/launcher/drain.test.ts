import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";

/** As Next's server does: told to stop, it takes no new connections, and ends when those that it has are gone. */
const server = `
  import { createServer } from "node:http";
  const server = createServer((request, response) => {
    if (request.url === "/stream") response.write("begun ");
    setTimeout(() => response.end("done"), request.url === "/" ? 0 : 1_000);
  });
  process.on("SIGTERM", () => server.close(() => process.exit(143)));
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;

async function aServer() {
  const preload = path.resolve("lib/launcher/drain.ts");
  const options = ["--disable-warning=ExperimentalWarning", `--import=${preload}`, "--input-type=module"];
  const child = spawn(process.execPath, [...options, "-e", server], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  return { child, exited: once(child, "exit"), port: Number(port) };
}

type Answer = { status: number | undefined; connection: string | undefined; text: string };

function ask(port: number, url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ port, path: url, agent }, async (response: IncomingMessage) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ status: response.statusCode, connection: response.headers.connection, text });
    }).on("error", reject);
  });
}

it("ends soon after it is told to, answers what is under way, and keeps no connection for more", async () => {
  const { child, exited, port } = await aServer();
  const agent = new Agent({ keepAlive: true });
  const unused = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(unused, "connect");
  expect((await ask(port, "/", agent)).connection).toBe("keep-alive");
  const underWay = Promise.all([ask(port, "/slow", agent), ask(port, "/stream", agent)]);
  await setTimeout(300);
  const started = performance.now();
  child.kill("SIGTERM");
  expect(await underWay).toEqual([
    { status: 200, connection: "close", text: "done" },
    { status: 200, connection: "keep-alive", text: "begun done" },
  ]);
  expect(await exited).toEqual([143, null]);
  expect(performance.now() - started).toBeLessThan(4_000); // An idle connection is kept for five seconds.
  await expect(ask(port, "/", agent)).rejects.toThrow("ECONNREFUSED");
});
