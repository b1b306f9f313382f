import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { env } from "../../core/env.ts";
import { fail } from "../../core/errors.ts";
import { logger } from "../../core/log/logger.ts";
import { refuseEgress } from "./egress-error.ts";
import { canonicalAddress, type JudgeAddress, judgeAddress } from "./judge-address.ts";

/** Every address of a name; the answer is checked and then connected to, so the name is never resolved a second time. */
export type ResolveHost = (host: string) => Promise<LookupAddress[]>;

export interface EgressOptions {
  /** `host:port` entries that may be reached although they are not public. Default: ALMA_EGRESS_ALLOW. */
  allow?: string[];
  /** Permit loopback and private networks (a superuser's own provider). Link-local and metadata stay refused. */
  allow_private?: boolean;
  resolve?: ResolveHost;
  judge?: JudgeAddress;
}

/** Names that mean this machine or its cloud host, refused before anything is resolved. */
const METADATA_NAMES = new Set([
  "metadata",
  "metadata.google.internal",
  "metadata.goog",
  "metadata.azure.internal",
  "metadata.tencentyun.com",
  "instance-data",
  "instance-data.ec2.internal",
]);

const resolveHost: ResolveHost = (host) =>
  new Promise((resolve, reject) => {
    dnsLookup(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

/** `[::1]` and `LOCALHOST` as the resolver wants them. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, "$1").toLowerCase();

/** The spelling of `host:port` in ALMA_EGRESS_ALLOW and in messages. */
const targetOf = (host: string, port: number): string => `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

function parseAllow(entry: string): string | undefined {
  const port = /:(\d{1,5})$/.exec(entry)?.[1];
  const url = port && URL.canParse(`http://${entry}/`) ? new URL(`http://${entry}/`) : undefined;
  if (!url || url.username || url.password || url.pathname !== "/" || url.search || url.hash) {
    logger().warn({ entry }, "ALMA_EGRESS_ALLOW: an entry that is not host:port is ignored");
    return undefined;
  }
  return targetOf(bare(url.hostname), Number(port));
}

/** Who may be connected to. Built once per set of options; holds no connection. */
export class EgressPolicy {
  readonly #listed: Set<string>;
  readonly #allowPrivate: boolean;
  readonly #judge: JudgeAddress;
  readonly #resolve: ResolveHost;

  constructor(options: EgressOptions = {}) {
    this.#listed = new Set(
      (options.allow ?? env().ALMA_EGRESS_ALLOW).map(parseAllow).filter((entry) => entry !== undefined),
    );
    this.#allowPrivate = options.allow_private ?? false;
    this.#judge = options.judge ?? judgeAddress;
    this.#resolve = options.resolve ?? resolveHost;
  }

  /** Refuses what can be refused without resolving: scheme, user info, literal addresses, metadata names. Throws EGRESS_REFUSED. */
  checkUrl(url: URL): void {
    if (url.protocol !== "http:" && url.protocol !== "https:") {
      throw fail("EGRESS_REFUSED", { message: `Only http and https addresses can be reached, not ${url.protocol}` });
    }
    if (url.username || url.password) {
      throw fail("EGRESS_REFUSED", {
        message: `An address with a user name or password is refused (${url.hostname}).`,
      });
    }
    this.checkHost(url.hostname, Number(url.port) || (url.protocol === "https:" ? 443 : 80));
  }

  /** The part of {@link checkUrl} that a connection repeats. */
  checkHost(rawHost: string, port: number): void {
    const host = bare(rawHost);
    if (this.isListed(host, port)) return;
    if (isIP(host)) this.checkAddress(host, host, port);
    const name = host.replace(/\.+$/, "");
    if (METADATA_NAMES.has(name)) throw refuseEgress(targetOf(host, port), "it is a cloud metadata name");
    if (!this.#allowPrivate && (name === "localhost" || name.endsWith(".localhost"))) {
      throw refuseEgress(targetOf(host, port), "it is this machine");
    }
  }

  /** Refuses an address of a host. The address of a name is not told: it would describe the inner network. */
  checkAddress(address: string, rawHost: string, port: number): void {
    const host = bare(rawHost);
    if (this.isListed(host, port)) return;
    const verdict = this.#judge(address);
    if (verdict.reach === "public" || (verdict.reach === "private" && this.#allowPrivate)) return;
    throw refuseEgress(targetOf(host, port), `it ${isIP(host) ? "is" : "resolves to"} ${verdict.label}`);
  }

  /** All addresses of a name, every one of them permitted; one that is not refuses the whole name. */
  async resolve(host: string, port: number): Promise<LookupAddress[]> {
    const addresses = await this.#resolve(host);
    for (const { address } of addresses) this.checkAddress(address, host, port);
    return addresses;
  }

  /** An entry is compared with the host as the URL spells it: a listed name covers its addresses, never the reverse. */
  isListed(host: string, port: number): boolean {
    const spelled = bare(host);
    return this.#listed.has(targetOf(isIP(spelled) === 4 ? (canonicalAddress(spelled) ?? spelled) : spelled, port));
  }
}
