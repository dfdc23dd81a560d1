import { mapEventIterator } from "@orpc/client";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError } from "@orpc/server";
import { isSameOrigin } from "#lib/auth/origin.ts";
import { findSessionIn } from "#lib/auth/session.ts";
import { type Outage, outageOf } from "#lib/db/outage.ts";
import { toApiError, wordsOf } from "#lib/http/errors.ts";
import type { ApiContext } from "#lib/http/implement.ts";
import { log } from "#lib/http/log.ts";
import { router } from "#lib/http/router.ts";
import { apiSecurityPolicy, securityHeaders } from "#lib/http/security-headers.ts";
import { isLocale, type Locale, localeCookie, negotiateLocale } from "#lib/i18n/locales.ts";
import { AppError } from "#lib/std/app-error.ts";

/** Bodies of these types cannot be sent by another site's form, so that a browser asks first and is refused. */
const bodyTypes = ["application/json", "application/octet-stream", "text/csv", "application/gzip"];

const retryAfterSeconds = "5";

const handler = new OpenAPIHandler<ApiContext>(router, {
  clientInterceptors: [
    async ({ next, context }) => {
      try {
        const output = await next();
        // Whatever fails once events are under way is told as an event, in the same words.
        return isEvents(output) ? mapEventIterator(output, eventsOf(context)) : output;
      } catch (error) {
        throw await explained(error, localeOf(context));
      }
    },
  ],
});

/** Answers a request to the contract: who asks, whether they come from our own pages, the operation, its refusals. */
export async function handleApi(request: Request): Promise<Response> {
  const refused = refuseForeign(request);
  if (refused) return withHeaders(refused);
  try {
    const session = await findSessionIn(request.headers);
    const context: ApiContext = { session, headers: request.headers };
    const { matched, response } = await handler.handle(request, { prefix: "/api", context });
    return withHeaders(matched ? response : refusal(404, "NOT_FOUND", "No such operation: see /api/docs"));
  } catch (error) {
    // Who asks could not be found out: only the database's state is no mistake of ours.
    const outage = outageOf(error);
    if (!outage) throw error;
    log.error({ err: error }, "the database cannot be used");
    const { message } = await toApiError(outageError(outage), localeOf({ headers: request.headers }));
    return withHeaders(refusal(503, "SERVICE_UNAVAILABLE", message));
  }
}

function outageError(outage: Outage): AppError {
  return new AppError("unavailable", outage === "full" ? "common.no_room" : "common.unavailable");
}

function refuseForeign(request: Request): Response | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  if (!isSameOrigin(request.headers)) {
    return refusal(403, "FORBIDDEN", "This request came from another site");
  }
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== undefined && !bodyTypes.includes(type)) {
    return refusal(415, "UNSUPPORTED_MEDIA_TYPE", `Send the body as ${bodyTypes[0]}`);
  }
  return undefined;
}

type Events = AsyncIteratorObject<unknown, unknown, void>;

function isEvents(output: unknown): output is Events {
  return typeof output === "object" && output !== null && Symbol.asyncIterator in output;
}

function eventsOf(context: ApiContext): Parameters<typeof mapEventIterator<unknown, unknown, unknown>>[1] {
  return {
    value: async (value) => value,
    error: async (error) => explained(error, localeOf(context)),
  };
}

async function explained(error: unknown, locale: Locale): Promise<unknown> {
  if (error instanceof AppError) return toApiError(error, locale);
  if (error instanceof ORPCError && error.status < 500) return error;
  const outage = outageOf(error);
  if (outage) {
    log.error({ err: error }, "an operation met a database that cannot be used");
    return toApiError(outageError(outage), locale);
  }
  const reference = crypto.randomUUID();
  log.error({ err: error, reference }, "an operation failed");
  const params = { reference };
  return new ORPCError("INTERNAL_SERVER_ERROR", {
    status: 500,
    message: await wordsOf("common.failed", params, locale),
    data: { code: "common.failed", params },
  });
}

function localeOf(context: Pick<ApiContext, "headers"> & Partial<ApiContext>): Locale {
  if (context.session?.locale) return context.session.locale;
  const cookie = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(context.headers.get("cookie") ?? "")?.[1];
  return isLocale(cookie) ? cookie : negotiateLocale(context.headers.get("accept-language"));
}

function refusal(status: number, code: string, message: string): Response {
  return Response.json({ defined: false, code, status, message }, { status });
}

function withHeaders(response: Response): Response {
  for (const [name, value] of securityHeaders(false)) response.headers.set(name, value);
  response.headers.set("content-security-policy", apiSecurityPolicy);
  if (response.status === 503) response.headers.set("retry-after", retryAfterSeconds);
  // Events must not be held back until there are enough of them to be worth compressing.
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  response.headers.set("cache-control", isStream ? "no-store, no-transform" : "no-store");
  return response;
}
