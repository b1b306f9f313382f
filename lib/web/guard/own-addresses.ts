import { networkInterfaces } from "node:os";
import { singleton } from "../../core/process/singleton.ts";

/** Interfaces come and go (a tunnel, a container's network); asking costs a tenth of a millisecond. */
const KEPT_MS = 5000;

/**
 * The addresses of this machine's own interfaces, without zones. A public one among them leads back in here, past the
 * firewall that stands before it from outside.
 */
export function ownAddresses(): ReadonlySet<string> {
  const kept = singleton("web.own_addresses", () => ({ addresses: new Set<string>(), until: 0 }));
  const now = performance.now();
  if (kept.until > now) return kept.addresses;
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  kept.addresses = new Set(all.map(({ address }) => address.replace(/%.*$/, "")));
  kept.until = now + KEPT_MS;
  return kept.addresses;
}
