// Compares package-lock.json with the oldest versions that are safe, and checks that it is whole.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Below these, published vulnerabilities. A list: one floor per major line that got its own fix. */
const FLOORS = {
  next: ["16.4.5"],
  sharp: ["0.35.5"],
  "next-auth": ["4.24.15"],
  ws: ["8.21.1"],
  undici: ["7.30.1", "8.12.2"],
  nodemailer: ["10.0.5"],
  "drizzle-orm": ["0.45.2"],
  "@modelcontextprotocol/sdk": ["1.32.1"],
  mermaid: ["11.16.1"],
  dompurify: ["3.4.17"],
  mammoth: ["1.11.0"],
  "fast-xml-parser": ["5.3.6"],
  "adm-zip": ["0.6.1"],
  tar: ["7.5.3"],
};

/** Sandboxes that are none, and npm's abandoned copy of SheetJS. */
const FORBIDDEN = ["vm2", "xlsx"];

/**
 * What is wrong with a lock file, one line per finding.
 * @param {Record<string, { version?: string, optionalDependencies?: Record<string, string> }>} packages
 * @returns {string[]}
 */
export function lockFindings(packages) {
  return Object.entries(packages).flatMap(([folder, entry]) => {
    if (folder === "") return [];
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return [...versionFindings(name, entry.version ?? ""), ...missingOptionals(packages, folder, entry)];
  });
}

/**
 * @param {string} name
 * @param {string} version
 */
function versionFindings(name, version) {
  if (FORBIDDEN.includes(name)) return [`${name} is forbidden`];
  const floors = FLOORS[/** @type {keyof typeof FLOORS} */ (name)];
  if (!floors || isSafe(version, floors)) return [];
  return [`${name} ${version} is older than ${floors.join(" or ")}`];
}

/**
 * @param {string} version
 * @param {string[]} floors
 */
function isSafe(version, floors) {
  const sameLine = floors.find((floor) => floor.split(".")[0] === version.split(".")[0]);
  return compare(version, sameLine ?? floors.at(-1) ?? "0") >= 0;
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * `npm ci` refuses a lock file that leaves out a platform's package, even one this machine would never install.
 * @param {Record<string, { version?: string }>} packages
 * @param {string} folder
 * @param {{ optionalDependencies?: Record<string, string> }} entry
 */
function missingOptionals(packages, folder, entry) {
  const places = folder
    .split("/node_modules/")
    .map((_part, index, parts) => parts.slice(0, index + 1).join("/node_modules/"));
  // One of another version, that somebody else asked for, is none.
  const isFound = (place, name, wanted) => {
    const found = packages[`${place && `${place}/`}node_modules/${name}`];
    return found !== undefined && (!/^\d/.test(wanted) || found.version === wanted);
  };
  return Object.entries(entry.optionalDependencies ?? {})
    .filter(([name, wanted]) => !["", ...places].some((place) => isFound(place, name, wanted)))
    .map(([name]) => `${name}, an optional package of ${folder}, is missing: npm ci would refuse this lock file`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const findings = lockFindings(packages);
  for (const finding of findings) console.error(finding);
  console.log(`${Object.keys(packages).length} locked packages, ${findings.length} findings`);
  process.exit(findings.length > 0 ? 1 : 0);
}
