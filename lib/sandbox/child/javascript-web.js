// Evaluated inside QuickJS before the program: text, randomness, copies and base64 as the web platform has them.
(() => {
  const host = globalThis.__host;
  const { define, toBytes, DOMException } = globalThis.__kit;
  const started = host.now();

  define("performance", { now: () => host.now() - started, timeOrigin: Date.now(), mark: () => {}, measure: () => {} });
  define(
    "TextEncoder",
    class TextEncoder {
      encoding = "utf-8";
      encode(text = "") {
        return new Uint8Array(host.encode(String(text)));
      }
    },
  );
  define(
    "TextDecoder",
    class TextDecoder {
      encoding = "utf-8";
      decode(data) {
        return data === undefined ? "" : host.decode(toBytes(data)).replace(/^\ufeff/, "");
      }
    },
  );
  const crypto = {
    randomUUID: () => host.uuid(),
    getRandomValues: (view) => {
      new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(new Uint8Array(host.random(view.byteLength)));
      return view;
    },
    randomBytes: (count) => new Uint8Array(host.random(count)),
    randomInt: (low, high) => {
      const [from, to] = high === undefined ? [0, low] : [low, high];
      return from + Math.floor(Math.random() * (to - from));
    },
  };
  define("crypto", crypto);
  const clone = (value, seen) => {
    if (typeof value === "function" || typeof value === "symbol")
      throw new DOMException(`${String(value)} could not be cloned.`, "DataCloneError");
    if (value === null || typeof value !== "object") return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof RegExp) return new RegExp(value.source, value.flags);
    if (value instanceof ArrayBuffer) return value.slice(0);
    if (ArrayBuffer.isView(value)) return new value.constructor(toBytes(value));
    const copy = Array.isArray(value)
      ? []
      : value instanceof Map
        ? new Map()
        : value instanceof Set
          ? new Set()
          : value instanceof Error
            ? Object.create(Object.getPrototypeOf(value))
            : {};
    seen.set(value, copy);
    if (value instanceof Map) for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen));
    else if (value instanceof Set) for (const item of value) copy.add(clone(item, seen));
    else if (value instanceof Error)
      for (const key of ["name", "message", "stack"])
        Object.defineProperty(copy, key, { value: value[key], configurable: true, writable: true });
    if (!(value instanceof Error)) for (const key of Object.keys(value)) copy[key] = clone(value[key], seen);
    return copy;
  };
  define("structuredClone", (value) => clone(value, new Map()));
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  define("btoa", (text) => {
    let result = "";
    for (let at = 0; at < text.length; at += 3) {
      const codes = [0, 1, 2].map((step) => text.charCodeAt(at + step) || 0);
      if (codes.some((code) => code > 255)) throw new DOMException("Invalid character", "InvalidCharacterError");
      const bits = (codes[0] << 16) | (codes[1] << 8) | codes[2];
      const left = text.length - at;
      result +=
        LETTERS[bits >> 18] +
        LETTERS[(bits >> 12) & 63] +
        (left > 1 ? LETTERS[(bits >> 6) & 63] : "=") +
        (left > 2 ? LETTERS[bits & 63] : "=");
    }
    return result;
  });
  define("atob", (text) => {
    let result = "";
    let bits = 0;
    let have = 0;
    for (const letter of text.replace(/[\s=]/g, "")) {
      const value = LETTERS.indexOf(letter);
      if (value < 0)
        throw new DOMException("The string to be decoded is not correctly encoded.", "InvalidCharacterError");
      bits = ((bits << 6) | value) & 0xffffff;
      have += 6;
      if (have >= 8) {
        have -= 8;
        result += String.fromCharCode((bits >> have) & 255);
      }
    }
    return result;
  });
  Array.fromAsync ??= async (items, map = (each) => each) => {
    const made = [];
    for await (const each of items[Symbol.asyncIterator] || items[Symbol.iterator] ? items : Array.from(items))
      made.push(await map(each, made.length));
    return made;
  };
  Object.assign(globalThis.__kit, { crypto });
})();
