import { expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";

it("needs no setting at all", () => {
  expect(parseEnv({})).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    TIDELINE_DEMO: false,
    TIDELINE_DEV: false,
    LOG_LEVEL: "info",
    NODE_ENV: "development",
  });
});

it("takes an empty setting for one that is not set", () => {
  expect(parseEnv({ PORT: "", DATABASE_URL: "  " })).toEqual(parseEnv({}));
});

it.each([
  ["PORT", "70000"],
  ["PORT", "http"],
  ["TIDELINE_URL", "shop.example"],
  ["TIDELINE_AUTH_SECRET", "short"],
  ["LOG_LEVEL", "loud"],
])("names a wrong setting: %s=%s", (name, value) => {
  expect(() => parseEnv({ [name]: value })).toThrow(
    new RegExp(`Wrong settings in the environment: ${name} `),
  );
});
