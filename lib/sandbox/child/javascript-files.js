// Evaluated inside QuickJS before the program: files and paths over the virtual workspace. `__kit` is what the parts of
// the prelude share; it is gone before the program starts.
(() => {
  const host = globalThis.__host;
  // A string crosses to the host as far as its first NUL, so what has one goes in pieces; on a screen it is a mark.
  const { write, encode } = host;
  host.write = (stream, text) => write(stream, text.replaceAll("\0", "\ufffd"));
  host.encode = (text) => {
    const pieces = text.split("\0").map((piece) => new Uint8Array(encode(piece)));
    const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length + 1, -1));
    pieces.reduce((at, piece) => {
      joined.set(piece, at);
      return at + piece.length + 1;
    }, 0);
    return joined.buffer;
  };
  const refuse = (what, how) => {
    throw new Error(`SANDBOX_DENIED: the sandbox has no ${what} (${how})`);
  };
  const toBytes = (value) => {
    if (typeof value === "string") return host.encode(value);
    if (value instanceof ArrayBuffer) return value;
    if (ArrayBuffer.isView(value)) return value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength);
    throw new TypeError("The data must be a string, an ArrayBuffer or a view of one.");
  };
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  // Files
  const wantsText = (options) => typeof options === "string" || typeof options?.encoding === "string";
  const path = (value) => String(value?.pathname ?? value);
  const fs = {
    readFileSync: (name, options) => {
      const buffer = host.read(path(name));
      return wantsText(options) ? host.decode(buffer) : new Uint8Array(buffer);
    },
    writeFileSync: (name, data) => host.save(path(name), toBytes(data)),
    appendFileSync: (name, data) => {
      const before = fs.existsSync(name) ? new Uint8Array(host.read(path(name))) : new Uint8Array(0);
      const added = new Uint8Array(toBytes(data));
      const all = new Uint8Array(before.length + added.length);
      all.set(before);
      all.set(added, before.length);
      host.save(path(name), all.buffer);
    },
    existsSync: (name) => {
      try {
        host.stat(path(name));
        return true;
      } catch {
        return false;
      }
    },
    statSync: (name) => {
      const { type, size } = JSON.parse(host.stat(path(name)));
      return {
        size,
        isFile: () => type === "file",
        isDirectory: () => type === "directory",
        isSymbolicLink: () => false,
      };
    },
    readdirSync: (name, options) => {
      const names = JSON.parse(host.list(path(name)));
      if (!options?.withFileTypes) return names;
      return names.map((entry) => ({ name: entry, ...fs.statSync(`${path(name)}/${entry}`) }));
    },
    mkdirSync: (name, options) => host.createFolder(path(name), options?.recursive === true),
    unlinkSync: (name) => host.remove(path(name)),
    rmdirSync: (name) => host.removeFolder(path(name), false),
    rmSync: (name, options) => {
      if (!fs.existsSync(name) && options?.force) return;
      if (fs.statSync(name).isDirectory()) host.removeFolder(path(name), options?.recursive === true);
      else host.remove(path(name));
    },
    copyFileSync: (from, to) => host.save(path(to), host.read(path(from))),
    renameSync: (from, to) => {
      host.save(path(to), host.read(path(from)));
      host.remove(path(from));
    },
  };
  const promised = Object.fromEntries(
    Object.entries(fs).map(([name, call]) => [name.replace(/Sync$/, ""), async (...args) => call(...args)]),
  );
  fs.promises = { ...promised, access: async (name) => void host.stat(path(name)) };

  // Paths
  const normalize = (value) => {
    const parts = [];
    for (const part of value.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return (value.startsWith("/") ? "/" : "") + parts.join("/") || ".";
  };
  const basename = (value, suffix) => {
    const name = value.replace(/\/+$/, "").split("/").pop();
    return suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  };
  const extname = (value) => /[^/](\.[^./]*)$/.exec(value)?.[1] ?? "";
  const dirname = (value) => value.replace(/\/+$/, "").replace(/\/?[^/]*$/, "") || (value.startsWith("/") ? "/" : ".");
  const resolve = (...parts) =>
    normalize(parts.reduce((base, part) => (part.startsWith("/") ? part : `${base}/${part}`), "/workspace"));
  const pathModule = { sep: "/", delimiter: ":", normalize, basename, extname, dirname, resolve };
  pathModule.join = (...parts) => normalize(parts.filter(Boolean).join("/"));
  pathModule.isAbsolute = (value) => value.startsWith("/");
  pathModule.parse = (value) => ({
    root: value.startsWith("/") ? "/" : "",
    dir: dirname(value),
    base: basename(value),
    ext: extname(value),
    name: basename(value, extname(value)),
  });
  pathModule.posix = pathModule;

  Object.assign(globalThis.__kit, { refuse, toBytes, define, fs, pathModule, normalize, dirname, resolve });
})();
