// What each serverless function would carry: node deploy/function-sizes.mjs, after `npm run build`. Prints a Markdown table.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const APP = path.resolve(".next/server/app");

/** Every trace file below a folder. */
const traces = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".nft.json"))
    .map((entry) => path.join(entry.parentPath, entry.name));

function sizeOf(file) {
  try {
    const stat = statSync(file);
    return stat.isFile() ? stat.size : 0;
  } catch {
    return 0;
  }
}

/** The package a file belongs to; our own files under "alma". */
function packageOf(file) {
  const at = file.lastIndexOf("node_modules/");
  if (at < 0) return "alma";
  const [first, second] = file.slice(at + "node_modules/".length).split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

const MB = 1024 * 1024;
const rows = traces(APP).map((trace) => {
  const files = JSON.parse(readFileSync(trace, "utf8")).files.map((file) => path.resolve(path.dirname(trace), file));
  const byPackage = new Map();
  let total = 0;
  for (const file of new Set(files)) {
    const size = sizeOf(file);
    total += size;
    byPackage.set(packageOf(file), (byPackage.get(packageOf(file)) ?? 0) + size);
  }
  const largest = [...byPackage].sort((one, other) => other[1] - one[1]).slice(0, 5);
  const name = `/${path
    .relative(APP, trace)
    .replace(/\/?(page|route)\.js\.nft\.json$/, "")
    .replaceAll(/\([^)]*\)\/?/g, "")}`;
  return { name, total, files: files.length, largest };
});

console.log("| function | MB | files | largest parts (MB) |\n| --- | ---: | ---: | --- |");
for (const { name, total, files, largest } of rows.sort((one, other) => one.name.localeCompare(other.name))) {
  const parts = largest.map(([part, size]) => `${part} ${(size / MB).toFixed(1)}`).join(", ");
  console.log(`| \`${name}\` | ${(total / MB).toFixed(1)} | ${files} | ${parts} |`);
}
