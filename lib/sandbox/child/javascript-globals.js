// Evaluated inside QuickJS before the program: process, timers and the small part of the web platform that
// programs of this kind expect, with clear refusals for the rest.
(() => {
  const host = globalThis.__host;
  const { refuse, define, err } = globalThis.__kit;
  const { EventEmitter } = globalThis.__kit;

  // Process
  const stream = (number) => ({
    write: (text) => {
      host.write(number, String(text));
      return true;
    },
    isTTY: false,
  });
  // All input is there from the start; whoever listens hears it in one piece.
  const stdin = Object.assign(new EventEmitter(), {
    fd: 0,
    isTTY: false,
    read: () => host.stdin(),
    setEncoding: () => stdin,
    resume: () => stdin,
    pause: () => stdin,
    async *[Symbol.asyncIterator]() {
      if (host.stdin() !== "") yield host.stdin();
    },
  });
  const listen = stdin.on.bind(stdin);
  stdin.on = stdin.addListener = (name, call) => {
    listen(name, call);
    if (name === "data" && host.stdin() !== "") setTimeout(() => stdin.emit("data", host.stdin()), 0);
    if (name === "end") setTimeout(() => stdin.emit("end"), 1);
    return stdin;
  };
  /** Tells once that the program ends. */
  const leave = () => {
    const listeners = process.listeners("exit");
    process.removeAllListeners("exit");
    for (const call of listeners) call(process.exitCode ?? 0);
  };
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
    stdin,
    exit: (code) => {
      if (code !== undefined) process.exitCode = Number(code);
      leave();
      host.exit(Number(process.exitCode ?? 0));
    },
    cwd: () => "/workspace",
    uptime: () => (host.now() - started) / 1000,
    hrtime: Object.assign(() => [Math.floor(host.now() / 1000), Math.floor((host.now() % 1000) * 1e6)], {
      bigint: () => BigInt(Math.floor(host.now() * 1e6)),
    }),
    nextTick: (call, ...args) => void Promise.resolve().then(() => call(...args)),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    emitWarning: err,
    binding: (name) => refuse("host bindings", `process.binding ${name}`),
    dlopen: () => refuse("native libraries", "process.dlopen"),
    kill: () => refuse("processes", "process.kill"),
    getBuiltinModule: (name) => require(name),
    chdir: () => refuse("other folder than the workspace", "process.chdir"),
  };
  const signals = new EventEmitter();
  for (const name of [
    "on",
    "once",
    "off",
    "emit",
    "addListener",
    "removeListener",
    "removeAllListeners",
    "listeners",
    "listenerCount",
  ])
    process[name] = (...args) => {
      const answer = signals[name](...args);
      return answer === signals ? process : answer;
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
  Object.assign(globalThis.__kit, { process, clear, untilNextTimer, fireTimers, leave });
})();
