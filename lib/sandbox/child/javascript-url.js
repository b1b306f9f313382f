// Evaluated inside QuickJS before the program: URL and URLSearchParams for addresses of the usual kinds.
(() => {
  const { define, inspect } = globalThis.__kit;
  const PORTS = { "http:": "80", "https:": "443", "ws:": "80", "wss:": "443", "ftp:": "21", "file:": "" };
  const WHOLE = /^([a-z][a-z\d+.-]*:)?(?:(\/\/)([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is;
  const escapeBy = (allowed) => (text) =>
    text
      .replace(/[^\x21-\x7e]+|[\s"<>`]|[\u{10000}-\u{10ffff}]/gu, encodeURIComponent)
      .replace(allowed, (letter) => encodeURIComponent(letter));
  const escapePath = escapeBy(/[{}?#]/g);
  const escapeQuery = escapeBy(/[#']/g);
  const decodePart = (text) => {
    const words = text.replaceAll("+", " ");
    try {
      return decodeURIComponent(words);
    } catch {
      return words.replace(/(?:%[0-9a-f]{2})+/gi, (part) => Buffer.from(part.replaceAll("%", ""), "hex").toString());
    }
  };
  const encodePart = (text) =>
    encodeURIComponent(text)
      .replaceAll("%20", "+")
      .replace(/[!'()~]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

  class URLSearchParams {
    #pairs = [];
    #changed = () => {};
    constructor(init = "") {
      if (typeof init === "string") {
        const parts = init.replace(/^\?/, "").split("&").filter(Boolean);
        this.#pairs = parts.map((part) => [part.split("=")[0], part.split("=").slice(1).join("=")].map(decodePart));
      } else {
        const pairs = Symbol.iterator in init ? [...init] : Object.entries(init);
        this.#pairs = pairs.map(([name, value]) => [String(name), String(value)]);
      }
    }
    static watch(params, changed) {
      params.#changed = changed;
    }
    #set(pairs) {
      this.#pairs = pairs;
      this.#changed(this.toString());
    }
    append(name, value) {
      this.#set([...this.#pairs, [String(name), String(value)]]);
    }
    set(name, value) {
      const at = this.#pairs.findIndex(([each]) => each === String(name));
      if (at < 0) return this.append(name, value);
      this.#set(
        this.#pairs
          .filter(([each], index) => each !== String(name) || index === at)
          .map((pair, index) => (index === at ? [pair[0], String(value)] : pair)),
      );
    }
    delete(name) {
      this.#set(this.#pairs.filter(([each]) => each !== String(name)));
    }
    get(name) {
      return this.#pairs.find(([each]) => each === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([each]) => each === name).map(([, value]) => value);
    }
    has(name) {
      return this.#pairs.some(([each]) => each === name);
    }
    sort() {
      this.#set(this.#pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    }
    forEach(call) {
      for (const [name, value] of this.#pairs) call(value, name, this);
    }
    *entries() {
      yield* this.#pairs.map((pair) => [...pair]);
    }
    *keys() {
      for (const [name] of this.#pairs) yield name;
    }
    *values() {
      for (const [, value] of this.#pairs) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    get size() {
      return this.#pairs.length;
    }
    toString() {
      return this.#pairs.map((pair) => pair.map(encodePart).join("=")).join("&");
    }
    [Symbol.for("nodejs.util.inspect.custom")]() {
      const shown = this.#pairs.map((pair) => pair.map((each) => inspect(each)).join(" => "));
      return `URLSearchParams {${shown.length > 0 ? ` ${shown.join(", ")} ` : ""}}`;
    }
  }
  const { watch } = URLSearchParams;
  delete URLSearchParams.watch;

  const invalid = (input) => Object.assign(new TypeError("Invalid URL"), { code: "ERR_INVALID_URL", input });
  const walk = (path) => {
    const parts = [];
    const all = path.split("/").slice(1);
    for (const [index, part] of all.entries()) {
      const isLast = index === all.length - 1;
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
      if (isLast && (part === ".." || part === ".")) parts.push("");
    }
    return `/${parts.join("/")}`;
  };

  function read(text, base) {
    const [, protocol, slashes, authority, path, query, hash] = WHOLE.exec(text.trim().replace(/[\t\n\r]/g, "")) ?? [];
    const scheme = protocol?.toLowerCase();
    if (!scheme && !base) throw invalid(text);
    const own = scheme ?? base.protocol;
    const isSpecial = own in PORTS;
    const facts = {
      protocol: own,
      isSpecial,
      username: "",
      password: "",
      hostname: "",
      port: "",
      search: query && query !== "?" ? escapeQuery(query) : "",
      hash: hash && hash !== "#" ? escapePath(hash).replace(/^%23/, "#") : "",
    };
    if (slashes || (isSpecial && scheme)) {
      const [, user, secret, host, port] =
        /^(?:([^:@]*)(?::([^@]*))?@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority ?? "") ?? [];
      if (
        host === undefined ||
        (host === "" && isSpecial && own !== "file:") ||
        /[\s<>^|%]/.test(host) ||
        Number(port) > 65535
      )
        throw invalid(text);
      Object.assign(facts, {
        username: user ?? "",
        password: secret ?? "",
        hostname: host.toLowerCase(),
        port: !port || port === PORTS[own] ? "" : String(Number(port)),
      });
      facts.pathname = path === "" && !isSpecial ? "" : walk(escapePath(path.startsWith("/") ? path : `/${path}`));
      return facts;
    }
    if (scheme) return { ...facts, pathname: escapePath(path), isOpaque: !path.startsWith("/") };
    Object.assign(facts, {
      username: base.username,
      password: base.password,
      hostname: base.hostname,
      port: base.port,
    });
    if (path === "")
      return { ...facts, pathname: base.pathname, search: query === undefined ? base.search : facts.search };
    const from = path.startsWith("/") ? path : base.pathname.replace(/[^/]*$/, path);
    return { ...facts, pathname: walk(escapePath(from)) };
  }

  class URL {
    #facts;
    #params;
    constructor(input, base) {
      this.#facts = read(String(input), base === undefined ? undefined : base instanceof URL ? base : new URL(base));
      this.#connect();
    }
    #connect() {
      this.#params = new URLSearchParams(this.#facts.search);
      watch(this.#params, (text) => {
        this.#facts.search = text === "" ? "" : `?${text}`;
      });
    }
    static canParse(input, base) {
      return URL.parse(input, base) !== null;
    }
    static parse(input, base) {
      try {
        return new URL(input, base);
      } catch {
        return null;
      }
    }
    get href() {
      const { protocol, username, password, hostname, pathname, search, hash, isSpecial } = this.#facts;
      const who = username || password ? `${username}${password ? `:${password}` : ""}@` : "";
      const place = isSpecial || hostname ? `//${who}${this.host}` : "";
      return `${protocol}${place}${pathname}${search}${hash}`;
    }
    set href(value) {
      this.#facts = read(String(value));
      this.#connect();
    }
    get host() {
      const { hostname, port } = this.#facts;
      return port ? `${hostname}:${port}` : hostname;
    }
    set host(value) {
      const [hostname, port = ""] = String(value).split(":");
      Object.assign(this.#facts, {
        hostname: hostname.toLowerCase(),
        port: port === PORTS[this.#facts.protocol] ? "" : port,
      });
    }
    get origin() {
      return this.#facts.isSpecial && this.#facts.protocol !== "file:"
        ? `${this.#facts.protocol}//${this.host}`
        : "null";
    }
    get searchParams() {
      return this.#params;
    }
    static offer(name, clean) {
      Object.defineProperty(URL.prototype, name, {
        get() {
          return this.#facts[name];
        },
        set(value) {
          this.#facts[name] = clean(String(value), this.#facts);
          if (name === "search") this.#connect();
        },
        enumerable: true,
        configurable: true,
      });
    }
    toString() {
      return this.href;
    }
    toJSON() {
      return this.href;
    }
    [Symbol.for("nodejs.util.inspect.custom")](depth) {
      if (depth < 0) return this.href;
      const names = [
        "href",
        "origin",
        "protocol",
        "username",
        "password",
        "host",
        "hostname",
        "port",
        "pathname",
        "search",
        "searchParams",
        "hash",
      ];
      return `URL {\n${names.map((name) => `  ${name}: ${inspect(this[name])}`).join(",\n")}\n}`;
    }
  }
  const marked = (mark) => (value) =>
    value === "" || value === mark ? "" : value.startsWith(mark) ? value : mark + value;
  const same = (value) => value;
  const CLEAN = {
    protocol: (value) => `${value.replace(/:.*$/, "").toLowerCase()}:`,
    username: encodeURIComponent,
    password: encodeURIComponent,
    hostname: (value) => value.toLowerCase(),
  };
  CLEAN.port = (value, { protocol }) => (value === PORTS[protocol] ? "" : value);
  CLEAN.pathname = (value) => walk(escapePath(value.startsWith("/") ? value : `/${value}`));
  CLEAN.search = (value) => escapeQuery(marked("?")(value));
  CLEAN.hash = marked("#");
  for (const [name, clean] of Object.entries(CLEAN)) URL.offer(name, clean ?? same);
  delete URL.offer;
  define("URL", URL);
  define("URLSearchParams", URLSearchParams);
  const fileURLToPath = (value) => {
    const { protocol, pathname } = value instanceof URL ? value : new URL(value);
    if (protocol !== "file:")
      throw Object.assign(new TypeError("The URL must be of scheme file"), { code: "ERR_INVALID_URL_SCHEME" });
    return decodeURIComponent(pathname);
  };
  const pathToFileURL = (value) => new URL(`file://${encodeURI(value).replaceAll("?", "%3F").replaceAll("#", "%23")}`);
  const querystring = {
    parse: (text) => {
      const found = Object.create(null);
      for (const [name, value] of new URLSearchParams(text))
        found[name] = name in found ? [found[name], value].flat() : value;
      return found;
    },
    stringify: (value) =>
      Object.entries(value)
        .flatMap(([name, each]) =>
          [each].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`),
        )
        .join("&"),
    escape: encodeURIComponent,
    unescape: decodeURIComponent,
  };
  Object.assign(globalThis.__kit, { url: { URL, URLSearchParams, fileURLToPath, pathToFileURL }, querystring });
})();
