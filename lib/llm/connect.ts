import OpenAI from "openai";
import { toBaseUrl } from "#lib/llm/endpoint.ts";

const MAX_RETRIES = 2;

/** An answer is a page of JSON; an endpoint that sends more is not read to its end. */
const MAX_ANSWER_BYTES = 2_000_000;

/** The SDK on one endpoint: nothing from the environment, no redirect followed (the key would go with it), no log. */
export function connect(connection: {
  readonly endpoint: string;
  readonly key: string | undefined;
  readonly timeoutSeconds: number;
}): OpenAI {
  return new OpenAI({
    baseURL: toBaseUrl(connection.endpoint),
    // Servers of one's own often want none, but the SDK wants something.
    apiKey: connection.key ?? "none",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    timeout: connection.timeoutSeconds * 1_000,
    maxRetries: MAX_RETRIES,
    fetchOptions: { redirect: "error" },
    fetch: async (url, init) => bounded(await fetch(url, init)),
    logLevel: "off",
  });
}

function bounded(response: Response): Response {
  if (!response.body) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        if (bytes > MAX_ANSWER_BYTES)
          controller.error(new Error("The answer is longer than any that is asked for."));
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}
