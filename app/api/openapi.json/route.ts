import { openApiDocument } from "#lib/http/openapi.ts";

export async function GET(): Promise<Response> {
  return Response.json(await openApiDocument(), {
    headers: { "x-content-type-options": "nosniff", "cache-control": "no-cache" },
  });
}
