import { BlockList, isIP } from "node:net";
import { env } from "../env.ts";
import { singleton } from "../process/singleton.ts";
import { hosting } from "./hosting.ts";

/**
 * Where server.ts puts the socket's remote address, after it has deleted whatever the client sent under this name.
 * Route handlers have no other way to it.
 */
export const ADDRESS_HEADER = "x-alma-address";

/**
 * The client's address: the socket's, unless that is a proxy named by ALMA_TRUSTED_PROXIES; then the last address of
 * `X-Forwarded-For` that is no such proxy (`Forwarded` is not read). On Vercel the platform writes that header itself.
 * "unknown" under any other server than ours: there every header may be the client's invention.
 */
export function clientAddress(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map(plain);
  if (env().VERCEL) return hops[0] || "unknown";
  if (hosting() !== "server") return "unknown";
  let address = plain(headers.get(ADDRESS_HEADER) ?? "");
  while (isTrustedProxy(address)) {
    const next = hops.pop();
    if (!next) break;
    address = next;
  }
  return address || "unknown";
}

/** `[2001:db8::1]:443`, `203.0.113.9:443`, `[2001:db8::1]` */
const WITH_PORT = /^\[([^\]]+)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/;
/** An IPv4 address in IPv6 clothing, in either spelling. */
const MAPPED = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i;

/** The bare address; empty for what is none. */
function plain(text: string): string {
  const trimmed = text.trim();
  const [, bracketed, dotted] = WITH_PORT.exec(trimmed) ?? [];
  const address = bracketed ?? dotted ?? trimmed;
  const [, mapped, high, low] = MAPPED.exec(address) ?? [];
  const bare = mapped ?? (high && low ? dottedOf(high, low) : address);
  return isIP(bare) === 0 ? "" : bare;
}

function dottedOf(high: string, low: string): string {
  const bytes = [high, low].flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 255]);
  return bytes.join(".");
}

function isTrustedProxy(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trustedProxies().check(address, family === 4 ? "ipv4" : "ipv6");
}

const trustedProxies = () =>
  singleton("trusted_proxies", () => {
    const proxies = new BlockList();
    for (const entry of env().ALMA_TRUSTED_PROXIES) addProxy(proxies, entry);
    return proxies;
  });

function addProxy(proxies: BlockList, entry: string): void {
  const [address = "", prefix] = entry.split("/");
  const family = isIP(address);
  const bits = prefix === undefined ? null : Number(prefix);
  if (family === 0 || (bits !== null && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 4 ? 32 : 128)))) {
    throw new Error(`ALMA_TRUSTED_PROXIES: "${entry}" is neither an address nor a network such as 10.0.0.0/8.`);
  }
  const type = family === 4 ? "ipv4" : "ipv6";
  if (bits === null) proxies.addAddress(address, type);
  else proxies.addSubnet(address, bits, type);
}
