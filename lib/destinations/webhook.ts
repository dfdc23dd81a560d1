import { Webhook } from "standardwebhooks";
import type { Movement } from "#lib/memberships/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Message = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** What is sent of a movement. Its id stays the same however often it is sent, so that receivers can tell. */
export function movementMessage(movement: Movement, secret: string, now: Instant): Message {
  const { no, kind, segment, customer, at, cause, versionNo } = movement;
  const data = { segment, customer, at, cause, version: versionNo, no };
  return signed(`movement_${no}`, { type: `segment.${kind}`, timestamp: at, data }, secret, now);
}

/** What the test button sends: like a movement, but of nobody. */
export function testMessage(id: string, secret: string, now: Instant): Message {
  const timestamp = new Date(now).toISOString();
  return signed(`test_${id}`, { type: "test", timestamp, data: {} }, secret, now);
}

/** Signed as Standard Webhooks says: HMAC-SHA256 over id, time and body. */
function signed(id: string, content: object, secret: string, now: Instant): Message {
  const body = JSON.stringify(content);
  const at = new Date(now);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Tideline",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now / 1_000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
  };
}
