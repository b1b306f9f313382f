// Evaluated inside QuickJS before the program: console, process, timers and the small part of the web platform that
// programs of this kind expect, with clear refusals for the rest.
(() => {
  const host = globalThis.__host;
  const { inspect, format, refuse, define } = globalThis.__kit;

  // Console and process
  let indent = "";
  const print = (stream, args) => host.write(stream, `${format(args).replace(/^/gm, indent)}\n`);
  const out = (...args) => print(1, args);
  const err = (...args) => print(2, args);
  const counts = new Map();
  const times = new Map();
  define("console", {
    log: out,
    info: out,
    debug: out,
    warn: err,
    error: err,
    trace: err,
    dir: (value, options) => host.write(1, `${inspect(value, options)}\n`),
    table: out,
    assert: (ok, ...args) => void (ok || err("Assertion failed:", ...args)),
    group: (...args) => {
      if (args.length > 0) out(...args);
      indent += "  ";
    },
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    time: (label = "default") => void times.set(label, host.now()),
    timeEnd: (label = "default") => out(`${label}: ${(host.now() - (times.get(label) ?? host.now())).toFixed(3)}ms`),
  });
  const stream = (number) => ({
    write: (text) => {
      host.write(number, String(text));
      return true;
    },
    isTTY: false,
  });
  const started = host.now();
  const process = {
    argv: ["node", "/workspace/main.js"],
    env: {},
    platform: "sandbox",
    arch: "wasm32",
    version: "v0.0.0",
    versions: {},
    pid: 1,
    ppid: 0,
    exitCode: undefined,
    stdout: stream(1),
    stderr: stream(2),
    stdin: { read: () => host.stdin(), isTTY: false },
    exit: (code) => host.exit(Number(code ?? process.exitCode ?? 0)),
    cwd: () => "/workspace",
    uptime: () => (host.now() - started) / 1000,
    hrtime: Object.assign(() => [Math.floor(host.now() / 1000), Math.floor((host.now() % 1000) * 1e6)], {
      bigint: () => BigInt(Math.floor(host.now() * 1e6)),
    }),
    nextTick: (call, ...args) => void Promise.resolve().then(() => call(...args)),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    on: () => process,
    once: () => process,
    emitWarning: err,
    binding: (name) => refuse("host bindings", `process.binding ${name}`),
    dlopen: () => refuse("native libraries", "process.dlopen"),
    kill: () => refuse("processes", "process.kill"),
    getBuiltinModule: (name) => require(name),
    chdir: () => refuse("other folder than the workspace", "process.chdir"),
  };
  define("process", process);

  // Timers: the child asks how long to sleep and then fires what is due.
  const timers = new Map();
  let nextTimer = 1;
  const addTimer = (call, delay, args, repeat) => {
    if (typeof call !== "function") throw new TypeError("The callback must be a function.");
    const wait = Math.max(1, Number(delay) || 0);
    timers.set(nextTimer, { call, args, due: host.now() + wait, every: repeat ? wait : 0 });
    return nextTimer++;
  };
  const clear = (id) => void timers.delete(id);
  define("setTimeout", (call, delay, ...args) => addTimer(call, delay, args, false));
  define("setInterval", (call, delay, ...args) => addTimer(call, delay, args, true));
  define("setImmediate", (call, ...args) => addTimer(call, 0, args, false));
  for (const name of ["clearTimeout", "clearInterval", "clearImmediate"]) define(name, clear);
  define("queueMicrotask", (call) => void Promise.resolve().then(call));
  const untilNextTimer = () => {
    if (timers.size === 0) return -1;
    return Math.max(0, Math.min(...[...timers.values()].map((timer) => timer.due)) - host.now());
  };
  const fireTimers = () => {
    const [first] = [...timers]
      .filter(([, timer]) => timer.due <= host.now())
      .sort(([a, x], [b, y]) => x.due - y.due || a - b);
    if (!first) return;
    const [id, timer] = first;
    if (timer.every > 0) timer.due = host.now() + timer.every;
    else timers.delete(id);
    timer.call(...timer.args);
  };

  define("fetch", () => refuse("network", "fetch"));
  for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "Worker"]) {
    const what = name === "Worker" ? "threads" : "network";
    define(
      name,
      class {
        constructor() {
          refuse(what, name);
        }
      },
    );
  }
  define("global", globalThis);
  Object.assign(globalThis.__kit, { process, clear, untilNextTimer, fireTimers });
})();
