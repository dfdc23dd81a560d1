import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract } from "#lib/http/contract.ts";

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

let generated: Promise<OpenAPI.Document> | undefined;

/** The API in OpenAPI's words, made from the contract once per process. */
export function openApiDocument(): Promise<OpenAPI.Document> {
  generated ??= generator.generate(contract, {
    info: {
      title: "Tideline API",
      version: "1",
      description:
        "Everything that the pages can do. Sign in with a session cookie; bodies are JSON. A refusal has a status, a message in your language and a code.",
    },
    servers: [{ url: "/api" }],
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "tideline.session_token" } },
    },
    security: [{ session: [] }],
  });
  return generated;
}
