// How a specifier leads to a file, over files in memory: as Node does it, without any disk.
const ENDINGS = ["", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx", ".json"];
const INDEXES = ENDINGS.slice(1).map((ending) => `/index${ending}`);
/** TypeScript names what a file will be called once it is compiled. */
const COMPILED = [
  [/\.js$/, ".ts"],
  [/\.js$/, ".tsx"],
  [/\.mjs$/, ".mts"],
];

export function normalize(path) {
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

const folderOf = (path) => path.slice(0, path.lastIndexOf("/")) || "/";
const packageIn = (specifier) => /^(@[^/]+\/[^/]+|[^/]+)(\/.*)?$/.exec(specifier) ?? [];

/** @param {Map<string, Uint8Array>} files by absolute path */
export function createResolver(files) {
  const manifests = new Map();
  const manifestOf = (folder) => {
    const known = manifests.get(folder);
    if (known !== undefined) return known;
    const bytes = files.get(`${folder}/package.json`);
    let manifest = null;
    try {
      manifest = bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null;
    } catch {
      // A package without a readable manifest still has files.
    }
    manifests.set(folder, manifest);
    return manifest;
  };

  const asFile = (path) => {
    for (const ending of ENDINGS) if (files.has(path + ending)) return path + ending;
    for (const [compiled, source] of COMPILED) {
      const original = path.replace(compiled, source);
      if (original !== path && files.has(original)) return original;
    }
    return null;
  };

  const asFolder = (path) => {
    const manifest = manifestOf(path);
    for (const field of [manifest?.module, manifest?.main]) {
      const found = typeof field === "string" && asPath(normalize(`${path}/${field}`), false);
      if (found) return found;
    }
    return INDEXES.map((index) => path + index).find((each) => files.has(each)) ?? null;
  };

  const asPath = (path, mayBeFolder = true) => {
    const found = asFile(path);
    if (found) return found;
    if (mayBeFolder) return asFolder(path);
    return INDEXES.map((index) => path + index).find((each) => files.has(each)) ?? null;
  };

  /** The `browser` field takes files of Node out, or puts others in their place. */
  const replaced = (root, path) => {
    const { browser } = manifestOf(root) ?? {};
    if (path === null || typeof browser !== "object" || browser === null) return path;
    const relative = `.${path.slice(root.length)}`;
    const other = browser[relative] ?? browser[relative.replace(/\.js$/, "")];
    if (other === false) return "(empty)";
    return typeof other === "string" ? (asPath(normalize(`${root}/${other}`)) ?? path) : path;
  };

  const inPackage = (root, subpath, conditions) => {
    const manifest = manifestOf(root);
    if (manifest?.exports !== undefined) {
      const target = exported(manifest.exports, `.${subpath}`, conditions);
      return target === null ? null : replaced(root, asPath(normalize(`${root}/${target}`)));
    }
    return replaced(root, subpath === "" ? asFolder(root) : asPath(normalize(root + subpath)));
  };

  return { asPath: (path) => asPath(normalize(path)), inPackage, replaced, folderOf, packageIn };
}

/** The target of a subpath in an `exports` field, or null. */
function exported(exports, subpath, conditions) {
  const isMap =
    typeof exports === "object" &&
    exports !== null &&
    !Array.isArray(exports) &&
    Object.keys(exports).some((key) => key.startsWith("."));
  const map = isMap ? exports : { ".": exports };
  if (subpath in map) return targetOf(map[subpath], "", conditions);
  const patterns = Object.keys(map).filter((key) => key.includes("*"));
  for (const key of patterns.sort((a, b) => b.length - a.length)) {
    const [before = "", after = ""] = key.split("*");
    if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < before.length + after.length)
      continue;
    const target = targetOf(map[key], subpath.slice(before.length, subpath.length - after.length), conditions);
    if (target !== null) return target;
  }
  return null;
}

function targetOf(value, star, conditions) {
  if (typeof value === "string") return value.startsWith("./") ? value.replaceAll("*", star) : null;
  if (Array.isArray(value))
    return value.map((each) => targetOf(each, star, conditions)).find((each) => each !== null) ?? null;
  if (typeof value !== "object" || value === null) return null;
  for (const [condition, inner] of Object.entries(value)) {
    const target = conditions.includes(condition) ? targetOf(inner, star, conditions) : null;
    if (target !== null) return target;
  }
  return null;
}
