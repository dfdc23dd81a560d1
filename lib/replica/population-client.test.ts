import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { replicaReader } from "#lib/replica/population-client.ts";

const query = { rule: { kind: "everyone" }, asOf: 0 } as const;

/** A reader of what answers so, which waits a moment. */
async function readerOf(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => void (await stop()));
  // A TCP server that listens has an address that is no text.
  const { port } = server.address() as AddressInfo;
  return { reader: replicaReader({ port, token: "a token of the test's own" }, 100), stop };
}

it("tells an answer that takes too long from a replica that is not there", async () => {
  const tooSlow = { kind: "unavailable", code: "replica.too_slow" };
  const silent = await readerOf(() => undefined);
  await expect(silent.reader.memberRows(query)).rejects.toMatchObject(tooSlow);
  const halting = await readerOf((_, response) => void response.write("["));
  await expect(halting.reader.members(query)).rejects.toMatchObject(tooSlow);

  const notReady = { kind: "unavailable", code: "replica.not_ready" };
  const filling = await readerOf((_, response) => void response.writeHead(503).end());
  await expect(filling.reader.memberRows(query)).rejects.toMatchObject(notReady);
  const { reader, stop } = await readerOf(() => undefined);
  await stop();
  await expect(reader.counts([query])).rejects.toMatchObject(notReady);
});
