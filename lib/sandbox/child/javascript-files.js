// Evaluated inside QuickJS before the program: files of the virtual workspace. `__kit` is what the parts of
// the prelude share; it is gone before the program starts.
(() => {
  const host = globalThis.__host;
  const kit = globalThis.__kit;
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
      const buffer = name === 0 || name === "/dev/stdin" ? host.encode(host.stdin()) : host.read(path(name));
      const bytes = globalThis.Buffer.from(buffer);
      return wantsText(options) ? bytes.toString(options.encoding ?? options) : bytes;
    },
    writeFileSync: (name, data, options) => {
      if (options?.flag === "a") fs.appendFileSync(name, data);
      else host.save(path(name), toBytes(data));
    },
    accessSync: (name) => void host.stat(path(name)),
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
      // By its own name it stays: what is removed below would be the file itself.
      if (kit.resolve(path(from)) === kit.resolve(path(to))) return void host.stat(path(from));
      host.save(path(to), host.read(path(from)));
      host.remove(path(from));
    },
  };
  const backed =
    (call) =>
    (...args) => {
      const back = args.pop();
      if (typeof back !== "function") throw new TypeError("The callback must be a function.");
      promiseOf(call)(...args).then(
        (value) => globalThis.setTimeout(() => back(null, value), 0),
        (error) => globalThis.setTimeout(() => back(error), 0),
      );
    };
  const promiseOf =
    (call) =>
    async (...args) =>
      call(...args);
  const promised = Object.fromEntries(
    Object.entries(fs).map(([name, call]) => [name.replace(/Sync$/, ""), promiseOf(call)]),
  );
  for (const [name, call] of Object.entries(fs)) fs[name.replace(/Sync$/, "")] = backed(call);
  fs.exists = (name, back) => globalThis.setTimeout(() => back(fs.existsSync(name)), 0);
  fs.promises = promised;

  Object.assign(kit, { refuse, toBytes, define, fs });
})();
