import { expect, it } from "vitest";
import { isPublicAddress } from "#lib/outbound/addresses.ts";

it.each([
  ["93.184.215.14", true],
  ["8.8.8.8", true],
  ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
  ["127.0.0.1", false],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["172.32.0.1", true],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.100.100.200", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:7f00:1", false],
  ["0:0:0:0:0:ffff:10.0.0.1", false],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::10.0.0.1", false],
])("%s is of the public internet: %j", (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});
