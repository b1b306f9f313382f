// Node's own modules, for programs that run where there is no Node. The sandbox has some; a few small ones are written
// here; of the rest every use says what is missing, so that a package which only mentions one still works.
import { builtinModules } from "node:module";

/** The sandbox's own: they stay imports. */
const SANDBOX = new Set(
  "fs fs/promises path process crypto assert assert/strict util perf_hooks timers timers/promises os".split(" "),
);

const EVENTS = `
class EventEmitter {
  #listeners = new Map();
  on(name, call) { const all = this.#listeners.get(name) ?? []; this.#listeners.set(name, [...all, call]); return this; }
  addListener(name, call) { return this.on(name, call); }
  prependListener(name, call) { this.#listeners.set(name, [call, ...(this.#listeners.get(name) ?? [])]); return this; }
  off(name, call) {
    this.#listeners.set(name, (this.#listeners.get(name) ?? []).filter((each) => each !== call && each.original !== call));
    return this;
  }
  removeListener(name, call) { return this.off(name, call); }
  once(name, call) {
    const once = (...args) => { this.off(name, once); call.apply(this, args); };
    once.original = call;
    return this.on(name, once);
  }
  emit(name, ...args) {
    const all = this.#listeners.get(name) ?? [];
    if (name === "error" && all.length === 0) throw args[0] ?? new Error("Unhandled error.");
    for (const call of all) call.apply(this, args);
    return all.length > 0;
  }
  listenerCount(name) { return (this.#listeners.get(name) ?? []).length; }
  listeners(name) { return (this.#listeners.get(name) ?? []).map((each) => each.original ?? each); }
  eventNames() { return [...this.#listeners.keys()]; }
  removeAllListeners(name) { if (name === undefined) this.#listeners.clear(); else this.#listeners.delete(name); return this; }
  setMaxListeners() { return this; }
}
module.exports = EventEmitter;
module.exports.EventEmitter = EventEmitter;
module.exports.once = (emitter, name) => new Promise((done) => emitter.once(name, (...args) => done(args)));
`;

const URLS = "module.exports = { URL: globalThis.URL, URLSearchParams: globalThis.URLSearchParams };";

/** Reading anything of it, also through the copy that a bundler makes for \`import\`, ends in a sentence. */
const missing = (name) => `
const refuse = () => { throw new Error("SANDBOX_DENIED: a package needs Node's module \\"${name}\\", which the sandbox does not have"); };
const isAsked = (key) => typeof key === "symbol" || key === "__esModule" || key === "default" || key === "then";
const wall = new Proxy({}, { get: (_, key) => (isAsked(key) ? undefined : refuse()) });
module.exports = Object.create(wall);
`;

const WRITTEN = { events: EVENTS, url: URLS };

const isBuiltin = (specifier) => specifier.startsWith("node:") || builtinModules.includes(specifier);

/** `external` for what the sandbox has, source text for what it has not, null for what is no module of Node. */
export function builtin(specifier) {
  if (!isBuiltin(specifier)) return null;
  const name = specifier.replace(/^node:/, "");
  if (SANDBOX.has(name)) return { external: name };
  return { source: WRITTEN[name] ?? missing(name) };
}
