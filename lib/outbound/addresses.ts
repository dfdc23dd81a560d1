import { BlockList, isIPv6 } from "node:net";

const near = new BlockList();
for (const [address, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  near.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of [
  ["::", 128],
  ["::1", 128],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001:db8::", 32],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  near.addSubnet(address, prefix, "ipv6");

/**
 * Whether an IP address is of the public internet: not this machine, not a private network, not where clouds keep their
 * credentials, not set aside by IANA (special-purpose address registries, RFC 6890). IPv4 inside IPv6 counts as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !near.check(address, "ipv4");
  const inner = embeddedIpv4(address);
  return inner === undefined ? !near.check(address, "ipv6") : !near.check(inner, "ipv4");
}

/** ::ffff:a.b.c.d (mapped) and 64:ff9b::a.b.c.d (NAT64), in any spelling. */
function embeddedIpv4(address: string): string | undefined {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const found = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
  if (!found) return undefined;
  const [high, low] = [found[1], found[2]].map((part) => Number.parseInt(part ?? "0", 16));
  return [high ?? 0, low ?? 0].flatMap((part) => [part >> 8, part & 255]).join(".");
}
