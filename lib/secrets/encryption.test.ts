import fc from "fast-check";
import { expect, it } from "vitest";
import { decrypt, encrypt } from "#lib/secrets/encryption.ts";

const secret = "a secret of the installation, 32 characters or more";

it("opens what it sealed, and never seals twice alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const [one, two] = [encrypt(text, secret, "https://a"), encrypt(text, secret, "https://a")];
      expect(decrypt(one, secret, "https://a")).toBe(text);
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    }),
  );
});

it("opens for no other secret, no other server, and not when a bit was changed", () => {
  const sealed = encrypt("sk-1", secret, "https://a");
  expect(decrypt(sealed, `${secret}!`, "https://a")).toBeUndefined();
  expect(decrypt(sealed, secret, "https://b")).toBeUndefined();
  for (let at = 0; at < sealed.length; at++) {
    const changed = new Uint8Array(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(decrypt(changed, secret, "https://a"), String(at)).toBeUndefined();
  }
});
