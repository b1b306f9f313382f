import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** What a build is made from; not tsconfig.json, which Next itself completes while it builds. */
const SOURCES = [
  "agents",
  "app",
  "components",
  "db",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-node.ts",
  "middleware.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "server.ts",
];

/** Settings that change what the build contains. */
const SETTINGS = ["BUILD_STANDALONE"];

/**
 * A fingerprint of everything a build depends on, by content: a fresh checkout changes times, not bytes.
 * @param {string} root
 */
export function sourcesFingerprint(root) {
  const hash = createHash("sha256");
  for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ""}\n`);
  for (const file of SOURCES.flatMap((source) => filesUnder(path.join(root, source)))) {
    hash.update(`${path.relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/**
 * @param {string} place a file, a folder or nothing
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
