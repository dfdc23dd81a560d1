import { expect, it } from "vitest";
import { openApiDocument } from "#lib/http/openapi.ts";
import { operations } from "#lib/http/operations.ts";

it("describes every operation of the contract, under its method and path", async () => {
  const document = await openApiDocument();
  for (const { route, name } of operations()) {
    const method = document.paths?.[route.path]?.[route.method];
    expect(method, name).toMatchObject({ summary: expect.stringMatching(/\S/) });
  }
}, 30_000);
