import { createServer } from "node:net";
import { StartError } from "#lib/db/start-error.ts";

/** @throws StartError if the web app could not listen there */
export async function checkPort(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(sentence(error, port, host))),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

function sentence(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program: stop it, or choose another port with PORT, as in PORT=3001.`;
    case "EACCES":
      return `Port ${port} may not be used by this user: choose one above 1023 with PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: HOST names the address to listen on, 127.0.0.1 or 0.0.0.0 for instance.`;
    default:
      return `Port ${port} on ${host} cannot be listened on (${error.message}).`;
  }
}
