/** The workspace of a JavaScript program: a map in memory, with limits. Knows nothing of any real disk. */
export const ROOT = "/workspace";

/** @param {string} code @param {string} text @param {string} operation @param {string} path */
function diskError(code, text, operation, path) {
  return Object.assign(new Error(`${code}: ${text}, ${operation} '${path}'`), { code, path, syscall: operation });
}

/**
 * Absolute form of a path; relative ones start at the workspace.
 * @param {string} path
 */
export function resolvePath(path) {
  const parts = [];
  for (const part of `${path.startsWith("/") ? "" : ROOT}/${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** @param {{ files: number, file_bytes: number, total_bytes: number }} limits */
export function createVirtualDisk(limits) {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  const folders = new Set(["/", ROOT, "/tmp"]);
  let total = 0;
  let limitHit = false;

  const parentOf = (path) => path.slice(0, path.lastIndexOf("/")) || "/";
  const missing = (operation, path) => diskError("ENOENT", "no such file or directory", operation, path);

  function makeFolder(path) {
    for (let at = path; !folders.has(at); at = parentOf(at)) {
      if (folders.size >= limits.files * 4) throw full("mkdir", path);
      folders.add(at);
    }
  }

  function full(operation, path) {
    limitHit = true;
    return diskError("ENOSPC", "the sandbox's file limit is reached", operation, path);
  }

  return {
    limitHit: () => limitHit,
    read(name) {
      const path = resolvePath(name);
      const content = files.get(path);
      if (content) return content;
      if (folders.has(path)) throw diskError("EISDIR", "illegal operation on a directory", "read", path);
      throw missing("open", path);
    },
    write(name, content) {
      const path = resolvePath(name);
      if (folders.has(path)) throw diskError("EISDIR", "illegal operation on a directory", "open", path);
      if (!folders.has(parentOf(path))) throw missing("open", path);
      const before = files.get(path);
      const after = total - (before?.length ?? 0) + content.length;
      if ((!before && files.size >= limits.files) || content.length > limits.file_bytes || after > limits.total_bytes) {
        throw full("write", path);
      }
      total = after;
      files.set(path, content);
    },
    /** Puts a file of the request in place, with its folders. */
    mount(path, content) {
      makeFolder(parentOf(path));
      files.set(path, content);
      total += content.length;
    },
    remove(name) {
      const path = resolvePath(name);
      const content = files.get(path);
      if (!content) throw missing("unlink", path);
      total -= content.length;
      files.delete(path);
    },
    removeFolder(name, recursive) {
      const path = resolvePath(name);
      if (!folders.has(path) || path === "/" || path === ROOT) throw missing("rmdir", path);
      const inside = [...files.keys(), ...folders].filter((entry) => entry.startsWith(`${path}/`));
      if (inside.length > 0 && !recursive) throw diskError("ENOTEMPTY", "directory not empty", "rmdir", path);
      for (const entry of inside) {
        total -= files.get(entry)?.length ?? 0;
        files.delete(entry);
        folders.delete(entry);
      }
      folders.delete(path);
    },
    createFolder(name, recursive) {
      const path = resolvePath(name);
      if (files.has(path) || (folders.has(path) && !recursive))
        throw diskError("EEXIST", "file already exists", "mkdir", path);
      if (!recursive && !folders.has(parentOf(path))) throw missing("mkdir", path);
      makeFolder(path);
    },
    list(name) {
      const path = resolvePath(name);
      if (!folders.has(path)) throw missing("scandir", path);
      const prefix = path === "/" ? "/" : `${path}/`;
      const names = [...files.keys(), ...folders]
        .filter((entry) => entry !== path && entry.startsWith(prefix))
        .map((entry) => entry.slice(prefix.length).split("/")[0]);
      return [...new Set(names)].sort();
    },
    stat(name) {
      const path = resolvePath(name);
      const content = files.get(path);
      if (content) return { type: "file", size: content.length };
      if (folders.has(path)) return { type: "directory", size: 0 };
      throw missing("stat", path);
    },
    /** Every file below the workspace, with its path from there. */
    collect: () =>
      [...files]
        .filter(([path]) => path.startsWith(`${ROOT}/`))
        .map(([path, content]) => ({ path: path.slice(ROOT.length + 1), content })),
  };
}
