// Evaluated inside QuickJS before the program: `require`, `import`, and what the child asks of the engine.
(() => {
  const {
    inspect,
    nodeModules,
    url,
    querystring,
    leave,
    refuse,
    define,
    fs,
    pathModule,
    resolve,
    dirname,
    process,
    clear,
    untilNextTimer,
    fireTimers,
  } = globalThis.__kit;
  delete globalThis.__kit;
  const { stringify } = JSON;

  const MODULES = {
    ...nodeModules,
    fs,
    path: pathModule,
    "path/posix": pathModule,
    process,
    url,
    querystring,
    "fs/promises": fs.promises,
    perf_hooks: { performance: globalThis.performance },
    timers: {
      setTimeout: globalThis.setTimeout,
      setInterval: globalThis.setInterval,
      setImmediate: globalThis.setImmediate,
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    },
    "timers/promises": {
      setTimeout: (delay, value) => new Promise((done) => globalThis.setTimeout(() => done(value), delay)),
      setImmediate: (value) => new Promise((done) => globalThis.setImmediate(() => done(value))),
    },
  };
  const WHY = {
    child_process: "processes",
    cluster: "processes",
    worker_threads: "threads",
    net: "network",
    tls: "network",
    dgram: "network",
    dns: "network",
    http: "network",
    https: "network",
    http2: "network",
    undici: "network",
    inspector: "debugger",
    vm: "other realms",
    module: "module loader",
    v8: "engine access",
  };
  const loaded = new Map();
  const sourceOf = (name, from) => {
    const base = resolve(from, name);
    const found = [base, `${base}.js`, `${base}.mjs`, `${base}.cjs`, `${base}.json`, `${base}/index.js`].find(
      (file) => fs.existsSync(file) && fs.statSync(file).isFile(),
    );
    if (!found)
      throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND", path: base });
    return { file: found, source: fs.readFileSync(found, "utf8") };
  };
  const isFile = (name) => name.startsWith(".") || name.startsWith("/");
  const noModule = (name) => {
    const bare = name.replace(/^node:/, "");
    if (WHY[bare]) refuse(WHY[bare], `module ${name}`);
    throw Object.assign(
      new Error(
        `Cannot find module '${name}': only the sandbox's own modules (${Object.keys(MODULES).join(", ")}) and files of the workspace can be loaded`,
      ),
      { code: "MODULE_NOT_FOUND" },
    );
  };
  const main = { exports: {} };
  const requireFrom = (from) => Object.assign((name) => load(from, name), { main });
  const load = (from, name) => {
    const known = MODULES[String(name).replace(/^node:/, "")];
    if (known) return known;
    if (!isFile(String(name))) return noModule(String(name));
    const { file, source } = sourceOf(name, from);
    if (loaded.has(file)) return loaded.get(file).exports;
    const module = file === main.filename ? main : { exports: {} };
    loaded.set(file, module);
    if (file.endsWith(".json")) module.exports = JSON.parse(source);
    else
      new Function("module", "exports", "require", "__filename", "__dirname", source)(
        module,
        module.exports,
        requireFrom(dirname(file)),
        file,
        dirname(file),
      );
    return module.exports;
  };
  const require = requireFrom("/workspace");
  define("require", require);
  define("module", main);
  define("exports", main.exports);
  process.mainModule = { require };

  const moduleSource = (name) => {
    const known = MODULES[name.replace(/^node:/, "")];
    if (known) {
      const names = Object.keys(known).filter((key) => /^[A-Za-z_$][\w$]*$/.test(key) && key !== "default");
      return `const m = require(${JSON.stringify(name)}); export default m; ${names.map((key) => `const _${key} = m.${key}; export { _${key} as ${key} };`).join(" ")}`;
    }
    if (!isFile(name)) return noModule(name);
    const { file, source } = sourceOf(name, "/workspace");
    return file.endsWith(".json") ? `export default ${JSON.stringify(JSON.parse(source))};` : source;
  };

  const show = (value) => (value === undefined ? "" : inspect(value));
  const describe = (error) => {
    const isError = error instanceof Error || (typeof error === "object" && error !== null && "message" in error);
    const text = isError ? String(error.message) : inspect(error);
    const frames =
      isError && typeof error.stack === "string"
        ? error.stack
            .split("\n")
            .filter((line) => line.trim() !== "" && !line.includes("sandbox.js") && !line.includes("(native)"))
        : [];
    const label = error instanceof DOMException ? `DOMException [${error.name}]` : error?.name;
    const head = isError ? `${label}: ${text}` : `Uncaught ${text}`;
    const cause = isError && error.cause !== undefined ? `  [cause]: ${inspect(error.cause)}\n` : "";
    return stringify({
      type: isError ? String(error.name) : typeof error,
      text,
      path: isError && error.code === "ENOENT" && typeof error.path === "string" ? error.path : null,
      denied: /SANDBOX_DENIED: (.*)/.exec(text)?.[1] ?? null,
      stack: `${[head, ...frames].join("\n")}\n${cause}`,
    });
  };
  globalThis.__engine = { untilNextTimer, fireTimers, leave, moduleSource, show, describe };
})();
