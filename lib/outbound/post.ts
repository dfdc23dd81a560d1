import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "#lib/outbound/addresses.ts";

export type PostOptions = {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it may be sent to this machine or a private network. */
  readonly allowsPrivate: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfterMs: number | undefined }
  | { readonly kind: "failed"; readonly reason: string };

/** Of an answer no more is read than says that it came. */
const readBytes = 16_384;

/**
 * Posts to an address that a person gave. Redirects are not followed. The address is checked when the connection is made,
 * so that a name cannot first point outside and then inside.
 */
export function post(options: PostOptions): Promise<Posted> {
  const url = new URL(options.url);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!options.allowsPrivate && isIP(host) !== 0 && !isPublicAddress(host))
    return Promise.resolve({ kind: "failed", reason: privateReason });
  const signal = AbortSignal.any([
    AbortSignal.timeout(options.timeoutMs),
    ...(options.signal ? [options.signal] : []),
  ]);
  return new Promise((resolve) => {
    const fail = (error: Error) =>
      resolve({ kind: "failed", reason: signal.aborted ? "timeout" : reasonOf(error) });
    const request = (url.protocol === "https:" ? requestHttps : requestHttp)(url, {
      method: "POST",
      headers: { ...options.headers, "content-length": Buffer.byteLength(options.body) },
      signal,
      agent: false,
      ...(options.allowsPrivate ? {} : { lookup: publicLookup }),
    });
    request.on("error", fail);
    request.on("response", (response) => {
      const answered = {
        kind: "answered",
        status: response.statusCode ?? 0,
        retryAfterMs: toMs(response.headers["retry-after"]),
      } as const;
      let seen = 0;
      response.on("data", (chunk: Buffer) => {
        seen += chunk.length;
        if (seen > readBytes) response.destroy();
      });
      response.on("error", () => resolve(answered));
      response.on("close", () => resolve(answered));
    });
    request.end(options.body);
  });
}

const privateReason = "private_address";

/** Answers only with addresses of the public internet. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, "", 0);
    const [first, ...others] = found.filter(({ address }) => isPublicAddress(address));
    if (!first) return callback(Object.assign(new Error(privateReason), { code: privateReason }), "", 0);
    if (options.all) return callback(null, [first, ...others]);
    callback(null, first.address, first.family);
  });
};

function reasonOf(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}

/** Retry-After in seconds; a date is left to the usual pauses. */
function toMs(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : undefined;
}
