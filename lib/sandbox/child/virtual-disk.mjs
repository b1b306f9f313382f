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

const missing = (operation, path) => diskError("ENOENT", "no such file or directory", operation, path);
const parentOf = (path) => path.slice(0, path.lastIndexOf("/")) || "/";

export class VirtualDisk {
  /** @type {{ files: number, file_bytes: number, total_bytes: number }} */
  #limits;
  /** @type {Map<string, Uint8Array>} */
  #files = new Map();
  #folders = new Set(["/", ROOT, "/tmp"]);
  #total = 0;
  #limitHit = false;

  /** @param {{ files: number, file_bytes: number, total_bytes: number }} limits */
  constructor(limits) {
    this.#limits = limits;
  }

  limitHit() {
    return this.#limitHit;
  }

  /** @param {string} name */
  read(name) {
    const path = resolvePath(name);
    const content = this.#files.get(path);
    if (content) return content;
    if (this.#folders.has(path)) throw diskError("EISDIR", "illegal operation on a directory", "read", path);
    throw missing("open", path);
  }

  /** @param {string} name @param {Uint8Array} content */
  write(name, content) {
    const path = resolvePath(name);
    if (this.#folders.has(path)) throw diskError("EISDIR", "illegal operation on a directory", "open", path);
    if (!this.#folders.has(parentOf(path))) throw missing("open", path);
    const { files, file_bytes, total_bytes } = this.#limits;
    const before = this.#files.get(path);
    const after = this.#total - (before?.length ?? 0) + content.length;
    if ((!before && this.#files.size >= files) || content.length > file_bytes || after > total_bytes) {
      throw this.#full("write", path);
    }
    this.#total = after;
    this.#files.set(path, content);
  }

  /** Puts a file of the request in place, with its folders. @param {string} path @param {Uint8Array} content */
  mount(path, content) {
    this.#makeFolder(parentOf(path));
    this.#files.set(path, content);
    this.#total += content.length;
  }

  /** @param {string} name */
  remove(name) {
    const path = resolvePath(name);
    const content = this.#files.get(path);
    if (!content) throw missing("unlink", path);
    this.#total -= content.length;
    this.#files.delete(path);
  }

  /** @param {string} name @param {boolean} recursive */
  removeFolder(name, recursive) {
    const path = resolvePath(name);
    if (!this.#folders.has(path) || path === "/" || path === ROOT) throw missing("rmdir", path);
    const inside = [...this.#files.keys(), ...this.#folders].filter((entry) => entry.startsWith(`${path}/`));
    if (inside.length > 0 && !recursive) throw diskError("ENOTEMPTY", "directory not empty", "rmdir", path);
    for (const entry of inside) {
      this.#total -= this.#files.get(entry)?.length ?? 0;
      this.#files.delete(entry);
      this.#folders.delete(entry);
    }
    this.#folders.delete(path);
  }

  /** @param {string} name @param {boolean} recursive */
  createFolder(name, recursive) {
    const path = resolvePath(name);
    if (this.#files.has(path) || (this.#folders.has(path) && !recursive))
      throw diskError("EEXIST", "file already exists", "mkdir", path);
    if (!recursive && !this.#folders.has(parentOf(path))) throw missing("mkdir", path);
    this.#makeFolder(path);
  }

  /** @param {string} name */
  list(name) {
    const path = resolvePath(name);
    if (!this.#folders.has(path)) throw missing("scandir", path);
    const prefix = path === "/" ? "/" : `${path}/`;
    const names = [...this.#files.keys(), ...this.#folders]
      .filter((entry) => entry !== path && entry.startsWith(prefix))
      .map((entry) => entry.slice(prefix.length).split("/")[0]);
    return [...new Set(names)].sort();
  }

  /** @param {string} name */
  stat(name) {
    const path = resolvePath(name);
    const content = this.#files.get(path);
    if (content) return { type: "file", size: content.length };
    if (this.#folders.has(path)) return { type: "directory", size: 0 };
    throw missing("stat", path);
  }

  /** Every file below the workspace, with its path from there. */
  collect() {
    return [...this.#files]
      .filter(([path]) => path.startsWith(`${ROOT}/`))
      .map(([path, content]) => ({ path: path.slice(ROOT.length + 1), content }));
  }

  /** @param {string} path */
  #makeFolder(path) {
    for (let at = path; !this.#folders.has(at); at = parentOf(at)) {
      if (this.#folders.size >= this.#limits.files * 4) throw this.#full("mkdir", path);
      this.#folders.add(at);
    }
  }

  /** @param {string} operation @param {string} path */
  #full(operation, path) {
    this.#limitHit = true;
    return diskError("ENOSPC", "the sandbox's file limit is reached", operation, path);
  }
}
