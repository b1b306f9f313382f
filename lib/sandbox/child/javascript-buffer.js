// Evaluated inside QuickJS before the program: Buffer, the part of it that programs of this kind use.
(() => {
  const host = globalThis.__host;
  const { define, toBytes } = globalThis.__kit;
  const bytesOf = (text) => [...text].map((letter) => letter.codePointAt(0));
  const plain = (encoding) =>
    String(encoding ?? "utf8")
      .toLowerCase()
      .replace("-", "");
  const encodeText = {
    utf8: (text) => new Uint8Array(host.encode(text)),
    hex: (text) =>
      Uint8Array.from((/^(?:[0-9a-f]{2})*/i.exec(text)[0].match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))),
    base64: (text) =>
      Uint8Array.from(
        bytesOf(
          atob(
            text
              .replaceAll("-", "+")
              .replaceAll("_", "/")
              .replace(/[^A-Za-z0-9+/]/g, ""),
          ),
        ),
      ),
    latin1: (text) => Uint8Array.from(Array.from({ length: text.length }, (_, at) => text.charCodeAt(at) & 255)),
    utf16le: (text) =>
      Uint8Array.from(
        Array.from({ length: text.length * 2 }, (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 255),
      ),
  };
  const letters = (bytes, mask = 255) => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte & mask);
    return text;
  };
  const decodeBytes = {
    utf8: (bytes) => host.decode(toBytes(bytes)),
    hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
    base64: (bytes) => btoa(letters(bytes)),
    base64url: (bytes) => btoa(letters(bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
    latin1: (bytes) => letters(bytes),
    ascii: (bytes) => letters(bytes, 127),
    utf16le: (bytes) =>
      letters([]).concat(
        ...Array.from({ length: bytes.length >> 1 }, (_, at) =>
          String.fromCharCode(bytes[at * 2] | (bytes[at * 2 + 1] << 8)),
        ),
      ),
  };
  const ALIAS = { binary: "latin1", ucs2: "utf16le" };
  const pick = (table, encoding) => {
    const name = plain(encoding);
    const found =
      table[ALIAS[name] ?? name] ?? (name === "base64url" ? table.base64 : name === "ascii" ? table.latin1 : undefined);
    if (found) return found;
    throw Object.assign(new TypeError(`Unknown encoding: ${encoding}`), { code: "ERR_UNKNOWN_ENCODING" });
  };
  const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const compare = (a, b) => {
    const at = a.findIndex((byte, index) => byte !== b[index]);
    if (at < 0) return Math.sign(a.length - b.length);
    return at >= b.length || a[at] > b[at] ? 1 : -1;
  };

  class Buffer extends Uint8Array {
    static from(value, encoding, length) {
      if (typeof value === "string") return Buffer.#of(pick(encodeText, encoding)(value));
      if (value instanceof ArrayBuffer)
        return new Buffer(value, encoding ?? 0, length ?? value.byteLength - (encoding ?? 0));
      if (value?.type === "Buffer" && Array.isArray(value.data)) return Buffer.#of(Uint8Array.from(value.data));
      if (typeof value !== "object" || value === null)
        throw new TypeError("The first argument must be a string, a list of bytes or a buffer.");
      return Buffer.#of(Uint8Array.from(value));
    }
    static #of(bytes) {
      return new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    static alloc(size, fill, encoding) {
      const made = new Buffer(size);
      return fill === undefined ? made : made.fill(fill, encoding);
    }
    static allocUnsafe = (size) => new Buffer(size);
    static isBuffer = (value) => value instanceof Buffer;
    static isEncoding = (name) => plain(name) in decodeBytes || plain(name) in ALIAS;
    static byteLength = (value, encoding) =>
      typeof value === "string" ? pick(encodeText, encoding)(value).length : value.byteLength;
    static compare = compare;
    static concat(list, total = list.reduce((sum, each) => sum + each.length, 0)) {
      const joined = new Buffer(total);
      let at = 0;
      for (const each of list) {
        joined.set(each.subarray(0, total - at), at);
        at += Math.min(each.length, total - at);
      }
      return joined;
    }
    static get [Symbol.species]() {
      return Buffer;
    }
    fill(value, encoding) {
      if (typeof value !== "string") return super.fill(value);
      const bytes = pick(encodeText, encoding)(value);
      for (let at = 0; at < this.length; at++) this[at] = bytes[at % bytes.length];
      return this;
    }
    toString(encoding, start = 0, end = this.length) {
      return pick(decodeBytes, encoding)(this.subarray(start, end));
    }
    toJSON() {
      return { type: "Buffer", data: [...this] };
    }
    equals(other) {
      return compare(this, other) === 0;
    }
    compare(other) {
      return compare(this, other);
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
    write(text, at = 0, length = this.length - at, encoding = "utf8") {
      const bytes = pick(encodeText, encoding)(text).subarray(0, Math.min(length, this.length - at));
      this.set(bytes, at);
      return bytes.length;
    }
    copy(target, at = 0, start = 0, end = this.length) {
      const part = this.subarray(start, Math.min(end, start + target.length - at));
      target.set(part, at);
      return part.length;
    }
    indexOf(value, from = 0) {
      if (typeof value === "number") return super.indexOf(value, from);
      const wanted = typeof value === "string" ? encodeText.utf8(value) : value;
      for (let at = from; at + wanted.length <= this.length; at++)
        if (wanted.every((byte, index) => this[at + index] === byte)) return at;
      return -1;
    }
    includes(value, from) {
      return this.indexOf(value, from) >= 0;
    }
    [Symbol.for("nodejs.util.inspect.custom")]() {
      const shown = decodeBytes.hex(this.subarray(0, 50)).replace(/(..)/g, " $1");
      const left = this.length - 50;
      return `<Buffer${shown}${left > 0 ? ` ... ${left} more byte${left > 1 ? "s" : ""}` : ""}>`;
    }
  }
  const KINDS = [
    ["UInt8", "Uint8", 1],
    ["Int8", "Int8", 1],
    ["UInt16", "Uint16", 2],
    ["Int16", "Int16", 2],
    ["UInt32", "Uint32", 4],
    ["Int32", "Int32", 4],
    ["BigUInt64", "BigUint64", 8],
    ["BigInt64", "BigInt64", 8],
    ["Float", "Float32", 4],
    ["Double", "Float64", 8],
  ];
  const outOfRange = (what) =>
    Object.assign(new RangeError(`The value of "${what}" is out of range.`), { code: "ERR_OUT_OF_RANGE" });
  for (const [name, kind, size] of KINDS)
    for (const order of size === 1 ? [""] : ["LE", "BE"]) {
      const check = (buffer, at) => {
        if (at < 0 || at + size > buffer.length) throw outOfRange("offset");
      };
      const methods = {
        [`read${name}${order}`](at = 0) {
          check(this, at);
          return viewOf(this)[`get${kind}`](at, order === "LE");
        },
        [`write${name}${order}`](value, at = 0) {
          check(this, at);
          viewOf(this)[`set${kind}`](at, value, order === "LE");
          return at + size;
        },
      };
      for (const [method, call] of Object.entries(methods)) {
        const settings = { value: call, writable: true, configurable: true };
        Object.defineProperty(Buffer.prototype, method, settings);
        if (name.includes("UInt")) Object.defineProperty(Buffer.prototype, method.replace("UInt", "Uint"), settings);
      }
    }
  define("Buffer", Buffer);
  Object.assign(globalThis.__kit, { Buffer });
})();
