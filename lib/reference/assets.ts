import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { singleton } from "../core/process/singleton.ts";

/** A file of the reference pages. */
export interface Asset {
  /** Its name with a hash of its bytes in it, so that a browser may keep it for good. */
  name: string;
  type: string;
  bytes: Buffer;
}

const SCRIPT = "text/javascript; charset=utf-8";
const STYLE = "text/css; charset=utf-8";

/** Redoc shows its maker's mark beside its maker's name; from elsewhere, so the policy would refuse it. The name stays. */
const withoutRemoteLogo = (script: Buffer): Buffer =>
  Buffer.from(script.toString("utf8").replaceAll("https://cdn.redoc.ly/redoc/logo-mini.svg", NO_PICTURE));
const NO_PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/**
 * Read from the folder the server was started in. Each path is spelled out, so that a build finds the file and takes it
 * along: that is how Redoc, which is no dependency of the running program, comes into an image.
 */
const SOURCES = {
  "swagger-ui.js": () => readFile(path.join(process.cwd(), "node_modules/swagger-ui-dist/swagger-ui-bundle.js")),
  "swagger-ui.css": () => readFile(path.join(process.cwd(), "node_modules/swagger-ui-dist/swagger-ui.css")),
  "redoc.js": async () =>
    withoutRemoteLogo(await readFile(path.join(process.cwd(), "node_modules/redoc/bundles/redoc.standalone.js"))),
  "start-swagger.js": () => readFile(path.join(process.cwd(), "lib/reference/browser/start-swagger.js")),
  "start-redoc.js": () => readFile(path.join(process.cwd(), "lib/reference/browser/start-redoc.js")),
  "theme.js": () => readFile(path.join(process.cwd(), "lib/reference/browser/theme.js")),
  "reference.css": () => readFile(path.join(process.cwd(), "lib/reference/browser/reference.css")),
};
export type AssetName = keyof typeof SOURCES;

const isAssetName = (name: string): name is AssetName => Object.hasOwn(SOURCES, name);

const cache = singleton("reference.assets", () => new Map<AssetName, Promise<Asset>>());

/** A file by its plain name. */
export function getAsset(name: AssetName): Promise<Asset> {
  const known = cache.get(name);
  if (known) return known;
  const reading = readAsset(name);
  cache.set(name, reading);
  // What could not be read is tried again the next time.
  reading.catch(() => cache.delete(name));
  return reading;
}

async function readAsset(name: AssetName): Promise<Asset> {
  const bytes = await SOURCES[name]();
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const { name: stem, ext } = path.parse(name);
  return { name: `${stem}.${hash}${ext}`, type: ext === ".css" ? STYLE : SCRIPT, bytes };
}

/** The file that is served under this name; null for any other name, also for one of an earlier version. */
export async function findAsset(served: string): Promise<Asset | null> {
  const plain = served.replace(/\.[0-9a-f]{16}(?=\.(js|css)$)/, "");
  if (!isAssetName(plain)) return null;
  const asset = await getAsset(plain);
  return asset.name === served ? asset : null;
}
