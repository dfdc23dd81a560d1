import { err, ok, type Result } from "#lib/std/result.ts";

type Single = { readonly kind: "single"; readonly type: string };
type Batch = { readonly kind: "batch" };
export type Endpoint = Single | Batch;

const endpoints: Readonly<Record<string, Endpoint>> = {
  identify: { kind: "single", type: "identify" },
  track: { kind: "single", type: "track" },
  page: { kind: "single", type: "page" },
  screen: { kind: "single", type: "screen" },
  group: { kind: "single", type: "group" },
  alias: { kind: "single", type: "alias" },
  batch: { kind: "batch" },
  import: { kind: "batch" },
  // The browser client takes the first letter of the type.
  i: { kind: "single", type: "identify" },
  t: { kind: "single", type: "track" },
  p: { kind: "single", type: "page" },
  s: { kind: "single", type: "screen" },
  g: { kind: "single", type: "group" },
  a: { kind: "single", type: "alias" },
  b: { kind: "batch" },
};

export const maxBatchLength = 5_000;

export function findEndpoint(name: string): Endpoint | undefined {
  return Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
}

export type RequestProblem = { readonly code: string; readonly path: string; readonly message: string };

/** The raw messages of a request's body. */
export function messagesIn(body: unknown, endpoint: Endpoint): Result<readonly unknown[], RequestProblem> {
  if (!isObject(body)) return err(problem("not_an_object", "", "The body must be a JSON object."));
  if (endpoint.kind === "single") return ok([{ ...body, type: endpoint.type }]);
  const { batch } = body;
  if (!Array.isArray(batch)) return err(problem("invalid", "/batch", "batch must be a list of messages."));
  if (batch.length > maxBatchLength) {
    return err(problem("too_large", "/batch", `A batch holds at most ${maxBatchLength} messages.`));
  }
  return ok(batch);
}

/** The write key of a request: the user of HTTP Basic authentication, or `writeKey` of the body. */
export function writeKeyOf(authorization: string | null, body: unknown): string | undefined {
  const basic = /^basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? "")?.[1];
  if (basic !== undefined) {
    const [user = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
    if (user !== "") return user;
  }
  return isObject(body) && typeof body.writeKey === "string" && body.writeKey !== ""
    ? body.writeKey
    : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function problem(code: string, path: string, message: string): RequestProblem {
  return { code, path, message };
}
