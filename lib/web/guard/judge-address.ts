import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { ownAddresses } from "./own-addresses.ts";

/** `public`: anyone may connect. `private`: only inside one network or machine. `special`: never a place for a web server. */
export interface AddressVerdict {
  reach: "public" | "private" | "special";
  /** Words for a person, e.g. "a loopback address". */
  label: string;
}

/** Decides on one IP address. Replaced in tests, which must not leave the machine. */
export type JudgeAddress = (address: string) => AddressVerdict;

const PUBLIC: AddressVerdict = { reach: "public", label: "a public address" };

const LABELS: Record<string, AddressVerdict> = {
  loopback: { reach: "private", label: "a loopback address" },
  private: { reach: "private", label: "a private address" },
  uniqueLocal: { reach: "private", label: "a private (unique local) address" },
  carrierGradeNat: { reach: "private", label: "a shared (carrier-grade NAT) address" },
  unspecified: { reach: "special", label: "the unspecified address" },
  linkLocal: { reach: "special", label: "a link-local address" },
  multicast: { reach: "special", label: "a multicast address" },
  broadcast: { reach: "special", label: "the broadcast address" },
  rfc6052: { reach: "special", label: "a NAT64 address" },
  rfc6145: { reach: "special", label: "a translated IPv4 address" },
  "6to4": { reach: "special", label: "a 6to4 address" },
  teredo: { reach: "special", label: "a Teredo address" },
};

const RESERVED: AddressVerdict = { reach: "special", label: "a reserved address" };
const OWN: AddressVerdict = { reach: "private", label: "an address of this machine" };
const METADATA: AddressVerdict = { reach: "special", label: "a cloud metadata address" };

/** Addresses that are ordinary unicast (or shared) by their range and answer with a cloud host's secrets. */
const METADATA_ADDRESSES = new Set([
  "168.63.129.16", // Azure wire server
  "100.100.100.200", // Alibaba Cloud
  "192.0.0.192", // Oracle Cloud
  "169.254.169.254", // AWS, Google, Azure, DigitalOcean and others
  "169.254.170.2", // AWS container credentials
  "fd00:ec2::254", // AWS over IPv6, inside the unique local range
  "fd20:ce::254", // Google Cloud over IPv6
]);

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** ipaddr.js takes `::127.0.0.1` for a mapped address, which it is not: the URL parser spells IPv6 without dots first. */
function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (isIP(address) === 4) return ipaddr.IPv4.parse(address);
  if (isIP(address) !== 6 || !URL.canParse(`http://[${address}]/`)) return undefined;
  return ipaddr.process(new URL(`http://[${address}]/`).hostname.slice(1, -1));
}

/** One spelling per address: IPv4-mapped IPv6 becomes IPv4, IPv6 is shortened. Undefined for what is no address. */
export const canonicalAddress = (address: string): string | undefined => parse(address)?.toString();

/**
 * Judges an address as a resolver or a socket gives it (no brackets). What is not known to be public is refused: IPv6
 * outside 2000::/3 (RFC 4291) is reserved even where no table names it, which covers the old `::127.0.0.1` form.
 */
export function judgeAddress(address: string, own: ReadonlySet<string> = ownAddresses()): AddressVerdict {
  const parsed = parse(address);
  if (!parsed) return RESERVED;
  if (METADATA_ADDRESSES.has(parsed.toString())) return METADATA;
  const range = parsed.range();
  if (range !== "unicast") return LABELS[range] ?? RESERVED;
  if (parsed.kind() === "ipv6" && !parsed.match(GLOBAL_UNICAST)) return RESERVED;
  return own.has(parsed.toString()) ? OWN : PUBLIC;
}
