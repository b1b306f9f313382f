// Evaluated inside QuickJS before the program: Node's modules util, crypto, readline and others, as far as they go here.
(() => {
  const host = globalThis.__host;
  const { inspect, format, refuse, Buffer, EventEmitter, crypto, toBytes, isEqual, assert, strict } = globalThis.__kit;

  const is = (kind) => (value) => value instanceof globalThis[kind];
  const kinds = [
    "Date",
    "RegExp",
    "Map",
    "Set",
    "Promise",
    "WeakMap",
    "WeakSet",
    "ArrayBuffer",
    "DataView",
    "Uint8Array",
  ];
  const types = Object.fromEntries(kinds.map((kind) => [`is${kind}`, is(kind)]));
  Object.assign(types, {
    isNativeError: is("Error"),
    isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  });

  const CUSTOM_PROMISE = Symbol.for("nodejs.util.promisify.custom");
  globalThis.setTimeout[CUSTOM_PROMISE] = (delay, value) =>
    new Promise((done) => globalThis.setTimeout(() => done(value), delay));
  const promisify = (call) =>
    call[CUSTOM_PROMISE] ??
    function (...args) {
      return new Promise((done, fail) =>
        call.call(this, ...args, (error, value) => (error ? fail(error) : done(value))),
      );
    };
  promisify.custom = CUSTOM_PROMISE;
  const callbackify =
    (call) =>
    (...args) => {
      const back = args.pop();
      call(...args).then(
        (value) => queueMicrotask(() => back(null, value)),
        (error) => queueMicrotask(() => back(error)),
      );
    };
  const inherits = (child, parent) => Object.setPrototypeOf(child.prototype, parent.prototype);
  const stripVTControlCharacters = (text) => text.replace(/\p{Cc}\[[\d;]*[A-Za-z]/gu, "");
  const util = {
    inspect,
    format: (...args) => format(args),
    isDeepStrictEqual: (a, b) => isEqual(a, b),
    types,
    promisify,
    callbackify,
    inherits,
    stripVTControlCharacters,
    deprecate: (call) => call,
    TextEncoder,
    TextDecoder,
  };

  const hashing = (algorithm, key) => {
    const parts = [];
    const hash = {
      update: (data, encoding) => {
        parts.push(typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(toBytes(data)));
        return hash;
      },
      digest: (encoding) => {
        const secret = key === undefined ? undefined : typeof key === "string" ? Buffer.from(key) : key;
        const made = Buffer.from(
          host.digest(String(algorithm), toBytes(Buffer.concat(parts)), ...(secret ? [toBytes(secret)] : [])),
        );
        return encoding ? made.toString(encoding) : made;
      },
    };
    return hash;
  };
  Object.assign(crypto, { createHash: (algorithm) => hashing(algorithm), createHmac: hashing, webcrypto: crypto });
  const { randomBytes } = crypto;
  crypto.randomBytes = (count) => Buffer.from(randomBytes(count));
  crypto.timingSafeEqual = (a, b) => isEqual([...a], [...b]);

  class StringDecoder {
    #kept = [];
    write(bytes) {
      const all = [...this.#kept, ...bytes];
      const lead = all.findLastIndex((byte) => byte >= 0xc0 || byte < 0x80);
      const needs = all[lead] >= 0xf0 ? 4 : all[lead] >= 0xe0 ? 3 : all[lead] >= 0xc0 ? 2 : 1;
      const whole = lead >= 0 && all.length - lead < needs ? lead : all.length;
      this.#kept = all.slice(whole);
      return Buffer.from(all.slice(0, whole)).toString();
    }
    end(bytes = []) {
      const text = this.write(bytes);
      const left = this.#kept.length > 0 ? "\ufffd" : "";
      this.#kept = [];
      return text + left;
    }
  }

  /** All input is there from the start; it is told once the program has said what it wants to hear. */
  const createInterface = () => {
    const reader = new EventEmitter();
    const lines = host.stdin().replace(/\n$/, "").split("\n");
    let waiting = host.stdin() === "" ? [] : lines;
    let closed = false;
    const close = () => {
      if (!closed) reader.emit("close");
      closed = true;
    };
    setTimeout(() => {
      while (reader.listenerCount("line") > 0 && waiting.length > 0 && !closed) reader.emit("line", waiting.shift());
      if (waiting.length === 0) close();
    }, 0);
    const question = (text, call) => {
      process.stdout.write(text);
      const line = waiting.shift();
      if (line !== undefined) setTimeout(() => call(line), 0);
    };
    return Object.assign(reader, {
      close,
      question,
      setPrompt: () => {},
      prompt: () => {},
      async *[Symbol.asyncIterator]() {
        const mine = waiting;
        waiting = [];
        yield* mine;
      },
    });
  };
  const os = {
    EOL: "\n",
    platform: () => "sandbox",
    type: () => "Linux",
    arch: () => "wasm32",
    tmpdir: () => "/tmp",
    cpus: () => [],
    homedir: () => "/workspace",
    hostname: () => "sandbox",
    totalmem: () => 0,
    freemem: () => 0,
    uptime: () => 0,
    userInfo: () => refuse("users", "os.userInfo"),
  };
  const readline = { createInterface };
  const createAsking = () => {
    const reader = createInterface();
    const { question } = reader;
    return Object.assign(reader, { question: (text) => new Promise((done) => question(text, done)) });
  };
  const nodeModules = {
    util,
    "util/types": types,
    assert,
    "assert/strict": strict,
    crypto,
    string_decoder: { StringDecoder },
    readline,
    "readline/promises": { createInterface: createAsking },
    os,
    buffer: { Buffer },
    events: EventEmitter,
  };
  Object.assign(globalThis.__kit, { nodeModules });
})();
