// Loaded before the web process. Told to stop, Next's server listens no longer and waits for the connections it has. Here
// none of them is kept for another request: whoever goes on sending over one, or opened one for later, would keep the
// server up until it is killed, and that would cut off whatever is under way.

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Connections on which nothing was asked yet. */
const unused = new Set<Socket>();
const underWay = new Set<ServerResponse>();
let isStopping = false;

subscribe("net.server.socket", (message) => {
  const { socket } = message as { socket: Socket };
  unused.add(socket);
  socket.once("close", () => unused.delete(socket));
});

subscribe("http.server.request.start", (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  unused.delete(request.socket);
  if (isStopping) closeAfter(response);
  underWay.add(response);
  response.once("close", () => underWay.delete(response));
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);

function stop(signal: NodeJS.Signals): void {
  // Before the server is up nobody else hears it: then it is to end at once, as without us.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  isStopping = true;
  for (const response of underWay) closeAfter(response);
  for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) return void response.setHeader("connection", "close");
  const { socket } = response;
  response.once("finish", () => socket?.destroySoon());
}
