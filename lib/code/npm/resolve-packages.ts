import { CodeFailure } from "../outcome.ts";
import { fetchPackage, type KnownPackage, type Manifest, type Registry } from "./registry.ts";
import { pickVersion } from "./version-range.ts";

const MAX_PACKAGES = 100;

/** Which packages are needed, and which of them each one means by a name; "" stands for the program itself. */
export interface Resolved {
  manifests: Map<string, Manifest>;
  dependencies: Record<string, Record<string, string>>;
}

/** `lodash`, `lodash@^4`, `@scope/name@1.2.3` as name and range. */
export function splitSpec(spec: string): { name: string; range: string } {
  const at = spec.lastIndexOf("@");
  return at > 0 ? { name: spec.slice(0, at), range: spec.slice(at + 1).trim() } : { name: spec, range: "" };
}

/** Finds versions for packages and everything they need, peers included. A version that is there already is taken again. */
export async function resolvePackages(registry: Registry, specs: string[], signal: AbortSignal): Promise<Resolved> {
  const known = new Map<string, KnownPackage>();
  const resolved: Resolved = { manifests: new Map(), dependencies: { "": {} } };
  const waiting = specs.map((spec) => ({ owner: "", ...splitSpec(spec) }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { owner, name, range } = next;
    const found = known.get(name) ?? (await fetchPackage(registry, name, signal));
    known.set(name, found);
    const present = [...resolved.manifests.values()].filter((each) => each.name === name).map((each) => each.version);
    const version = pickVersion(range, present, {}) ?? pickVersion(range, found.versions, found.tags);
    if (version === null) {
      throw new CodeFailure(
        "NOT_FOUND",
        `No version of ${name} fits ${range}${owner ? `, which ${owner} needs` : ""}. The latest is ${found.tags.latest}.`,
      );
    }
    const id = `${name}@${version}`;
    resolved.dependencies[owner] = { ...resolved.dependencies[owner], [name]: id };
    if (resolved.manifests.has(id)) continue;
    if (resolved.manifests.size >= MAX_PACKAGES) {
      throw new CodeFailure(
        "TOO_LARGE",
        `With everything they need these are more than ${MAX_PACKAGES} packages. Use smaller ones.`,
      );
    }
    const manifest = found.manifestOf(version);
    resolved.manifests.set(id, manifest);
    resolved.dependencies[id] = {};
    for (const [dependency, wanted] of Object.entries(neededBy(manifest)))
      waiting.push({ owner: id, name: dependency, range: wanted });
  }
  return resolved;
}

function neededBy({ dependencies, peerDependencies, peerDependenciesMeta }: Manifest): Record<string, string> {
  const peers = Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional);
  return { ...Object.fromEntries(peers), ...dependencies };
}
