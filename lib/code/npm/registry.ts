import { createHash } from "node:crypto";
import { z } from "zod";
import { env } from "../../core/env.ts";
import { createGuardedFetch } from "../../web/index.ts";
import { CodeFailure } from "../outcome.ts";

const names = z.record(z.string(), z.string()).default({});

/** What the registry says of one version. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  dependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
  dist: z.object({ tarball: z.url(), integrity: z.string().optional(), shasum: z.string().optional() }),
});

export type Manifest = z.infer<typeof manifestSchema>;

const packageSchema = z.object({
  "dist-tags": names,
  versions: z.record(z.string(), z.unknown()),
});

const NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;
const MAX_METADATA = 16 * 1024 * 1024;
export const MAX_ARCHIVE = 16 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
/** The short form, without readmes. */
const SHORT = "application/vnd.npm.install-v1+json";

export interface Registry {
  url: string;
  fetch: typeof fetch;
}

/** The registry of ALMA_NPM_REGISTRY, behind the egress guard like every address that a tool reaches. */
export const defaultRegistry = (): Registry => ({ url: env().ALMA_NPM_REGISTRY, fetch: createGuardedFetch() });

export interface KnownPackage {
  tags: Record<string, string>;
  versions: string[];
  manifestOf: (version: string) => Manifest;
}

/** All versions of a package. Throws INVALID_INPUT for a name that is none, NOT_FOUND, NETWORK. */
export async function fetchPackage(registry: Registry, name: string, signal: AbortSignal): Promise<KnownPackage> {
  if (name.length > 214 || !NAME.test(name))
    throw new CodeFailure("INVALID_INPUT", `${JSON.stringify(name.slice(0, 80))} is not the name of a package.`);
  const url = `${registry.url}/${name.replace("/", "%2f")}`;
  const body = await download(registry, url, { accept: SHORT }, MAX_METADATA, name, signal);
  const read = packageSchema.safeParse(jsonIn(body));
  if (!read.success) throw new CodeFailure("NETWORK", `${registry.url} did not answer as a registry of packages.`);
  const { "dist-tags": tags, versions } = read.data;
  const manifestOf = (version: string): Manifest => {
    const manifest = manifestSchema.safeParse(versions[version]);
    if (!manifest.success)
      throw new CodeFailure("UNSUPPORTED", `${name}@${version} is described in a way that cannot be read.`);
    return manifest.data;
  };
  return { tags, versions: Object.keys(versions), manifestOf };
}

/** The archive of a version, checked against what the registry promised. Throws INTEGRITY, NETWORK, TOO_LARGE. */
export async function fetchArchive(
  registry: Registry,
  { name, version, dist }: Manifest,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const id = `${name}@${version}`;
  const archive = await download(registry, dist.tarball, {}, MAX_ARCHIVE, id, signal);
  const [, kind = "", wanted] = /^(sha512|sha384|sha256)-([A-Za-z0-9+/=]+)/.exec(dist.integrity ?? "") ?? [];
  const isRight =
    wanted === undefined
      ? dist.shasum !== undefined && createHash("sha1").update(archive).digest("hex") === dist.shasum
      : createHash(kind).update(archive).digest("base64") === wanted;
  if (!isRight)
    throw new CodeFailure(
      "INTEGRITY",
      `The archive of ${id} is not the one that the registry promised; it was not used.`,
    );
  return archive;
}

async function download(
  registry: Registry,
  url: string,
  headers: Record<string, string>,
  limit: number,
  what: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await registry.fetch(url, { headers, signal: AbortSignal.any([signal, timeout]) });
    if (response.status === 404) throw new CodeFailure("NOT_FOUND", `There is no package ${what} in ${registry.url}.`);
    if (!response.ok)
      throw new CodeFailure("NETWORK", `${registry.url} answered ${response.status} for ${what}. Try again later.`);
    return await readUpTo(response, limit, what);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CodeFailure) throw error;
    const why = timeout.aborted ? "it did not answer in time" : error instanceof Error ? error.message : String(error);
    throw new CodeFailure(
      "NETWORK",
      `${what} could not be fetched from ${registry.url}: ${why}. Without it, use what the sandbox has.`,
    );
  }
}

async function readUpTo(response: Response, limit: number, what: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new CodeFailure("TOO_LARGE", `${what} is larger than ${limit / 1024 / 1024} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    // The caller says that this is no registry.
    return null;
  }
}
