import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { refuseEgress } from "./egress-error.ts";
import type { EgressPolicy } from "./egress-policy.ts";
import { canonicalAddress } from "./judge-address.ts";

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Resolves through the policy, and remembers in `pinned` what the socket was given to choose from. */
function guardedLookup(policy: EgressPolicy, port: number, pinned: Set<string>): LookupFunction {
  return (host, options, callback) => {
    policy.resolve(host, port).then(
      (all) => {
        const addresses = options.family ? all.filter((entry) => entry.family === options.family) : all;
        for (const { address } of addresses) pinned.add(canonicalAddress(address) ?? address);
        const [first] = addresses;
        if (!first) return callback(Object.assign(new Error(`No address for ${host}`), { code: "ENOTFOUND" }), []);
        if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error) => callback(toError(error), []),
    );
  };
}

/**
 * Opens sockets only to what the policy permits, looking at the address that is connected to and not at the URL, so that
 * redirects, literal spellings and names that change their answer all meet it. Three looks: the host as written (literal
 * addresses are never resolved), the resolver's answer (the socket gets that answer and no other), and the peer of the
 * open socket. HTTP/1.1 only: ending a request then ends its socket.
 */
export function guardedConnector(policy: EgressPolicy, timeoutMs: number): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, "$1");
    const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
    const pinned = new Set<string>();
    try {
      policy.checkHost(host, port);
    } catch (error) {
      callback(toError(error), null);
      return;
    }
    if (isIP(host)) pinned.add(canonicalAddress(host) ?? host);
    const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guardedLookup(policy, port, pinned) });
    connect({ ...options, hostname: host }, (...result) => {
      const [error, socket] = result;
      if (error) return callback(error, null);
      try {
        const peer = canonicalAddress(socket.remoteAddress ?? "");
        if (!peer || !pinned.has(peer))
          throw refuseEgress(`${host}:${port}`, "another address than the checked one answered");
        policy.checkAddress(peer, host, port);
      } catch (refusal) {
        socket.destroy();
        return callback(toError(refusal), null);
      }
      callback(null, socket);
    });
  };
}
