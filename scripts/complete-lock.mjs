// Adds to package-lock.json the platform packages that it names but lacks. Run it after every `npm install`.
//
// Some packages list a binary for each platform as optional, and not every one of them can be had from the registry. npm
// then leaves the missing ones out when it writes the lock file, and refuses that same file at `npm ci`. Entries without a
// checksum satisfy it; on those platforms npm fetches the package if it can and goes on without it if it cannot.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = new URL("../package-lock.json", import.meta.url);
const PLATFORM =
  /(android|darwin|linux|win32|freebsd|openharmony)-(arm64|x64|arm|ia32|ppc64|riscv64|s390x)(?:-(musl|gnu|msvc|eabi|gnueabihf|musleabihf))?$/;

const lock = JSON.parse(readFileSync(FILE, "utf8"));
const known = lock.packages;

/** Where npm would look for `name` from a package's folder: there, then one level up after another. Another version is none. */
function isKnown(folder, name, wanted) {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const found = known[`${at ? `${at}/` : ""}node_modules/${name}`];
    if (found && (!/^\d/.test(wanted) || found.version === wanted)) return true;
    if (at === "") return false;
  }
}

let added = 0;
for (const [folder, entry] of Object.entries({ ...known })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = PLATFORM.exec(name);
    if (!platform || isKnown(folder, name, version)) continue;
    const [, os, cpu, abi] = platform;
    const isTaken = known[`node_modules/${name}`] !== undefined;
    known[`${isTaken ? `${folder}/` : ""}node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(os === "linux" && abi && { libc: [abi.startsWith("musl") ? "musl" : "glibc"] }),
      license: entry.license,
      optional: true,
      os: [os],
    };
    added += 1;
  }
}

const byName = ([one], [other]) => (one < other ? -1 : Number(one > other));
lock.packages = Object.fromEntries(Object.entries(known).sort(byName));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to package-lock.json`);
