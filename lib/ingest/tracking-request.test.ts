import { describe, expect, it } from "vitest";
import { findEndpoint, maxBatchLength, messagesIn, writeKeyOf } from "#lib/ingest/tracking-request.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("the write key of a request", () => {
  it.each([
    ["the user, with an empty password", basic("key:"), {}, "key"],
    ["the user, before the first colon", basic("key:a:b"), {}, "key"],
    ["the user, without a colon", basic("key"), {}, "key"],
    ["the user, whatever the scheme's case", basic("key:").replace("Basic", "bAsIc"), {}, "key"],
    ["the body's, without a header", null, { writeKey: "body" }, "body"],
    ["the body's, beside an empty user", basic(":secret"), { writeKey: "body" }, "body"],
    ["the user's rather than the body's", basic("key:"), { writeKey: "body" }, "key"],
    ["none, of a bearer", "Bearer key", {}, undefined],
    ["none, of a number", null, { writeKey: 7 }, undefined],
    ["none, of a list", null, ["writeKey"], undefined],
    ["none, of null", null, null, undefined],
  ])("is %s", (_, authorization, body, expected) => {
    expect(writeKeyOf(authorization, body)).toBe(expected);
  });
});

describe("the messages of a request", () => {
  const single = findEndpoint("t");
  const batch = findEndpoint("batch");
  if (!single || !batch) throw new Error("no endpoint");

  it("have the type of their endpoint", () => {
    expect(messagesIn({ type: "page", event: "x" }, single)).toEqual({
      ok: true,
      value: [{ type: "track", event: "x" }],
    });
  });

  it("are those of the batch, whatever they are", () => {
    expect(messagesIn({ batch: [null, 1, { type: "page" }] }, batch)).toEqual({
      ok: true,
      value: [null, 1, { type: "page" }],
    });
  });

  it.each([
    [[], "", "not_an_object"],
    [null, "", "not_an_object"],
    ["text", "", "not_an_object"],
    [{}, "/batch", "invalid"],
    [{ batch: {} }, "/batch", "invalid"],
    [{ batch: Array(maxBatchLength + 1) }, "/batch", "too_large"],
  ])("of %j are refused", (body, path, code) => {
    expect(messagesIn(body, batch)).toMatchObject({ ok: false, error: { path, code } });
  });

  it.each(["", "toString", "__proto__", "constructor", "Batch", "m"])("have no endpoint %j", (name) => {
    expect(findEndpoint(name)).toBeUndefined();
  });
});
