// Evaluated inside QuickJS before the program: paths as POSIX has them.
(() => {
  const normalizeParts = (value, mayClimb) => {
    const parts = [];
    for (const part of value.split("/")) {
      if (part === "" || part === ".") continue;
      if (part !== "..") parts.push(part);
      else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
      else if (mayClimb) parts.push("..");
    }
    return parts.join("/");
  };
  const normalize = (value) => {
    const isRooted = value.startsWith("/");
    const inner = normalizeParts(value, !isRooted);
    const tail = value.endsWith("/") && inner !== "" ? "/" : "";
    return isRooted
      ? `/${inner}${tail}`
      : inner === ""
        ? value.endsWith("/") && value !== ""
          ? "./"
          : "."
        : `${inner}${tail}`;
  };
  const basename = (value, suffix) => {
    const name = value.replace(/\/+$/, "").split("/").pop();
    return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  };
  const extname = (value) => /[^/](\.[^./]*)$/.exec(value.replace(/\/+$/, ""))?.[1] ?? "";
  const dirname = (value) => {
    const trimmed = value.replace(/(?<=.)\/+$/, "");
    const at = trimmed.lastIndexOf("/");
    return at < 0 ? "." : trimmed.slice(0, at).replace(/\/+$/, "") || "/";
  };
  const resolve = (...parts) => {
    const whole = parts
      .filter(Boolean)
      .reduce((base, part) => (part.startsWith("/") ? part : `${base}/${part}`), "/workspace");
    return `/${normalizeParts(whole, false)}`;
  };
  const relative = (from, to) => {
    const [a, b] = [from, to].map((each) => resolve(each).split("/").filter(Boolean));
    const differs = a.findIndex((part, index) => part !== b[index]);
    const shared = differs < 0 ? a.length : differs;
    return [...a.slice(shared).map(() => ".."), ...b.slice(shared)].join("/");
  };
  const parse = (value) => {
    const base = basename(value);
    const ext = extname(base);
    const dir = value.includes("/") ? dirname(value) : "";
    return { root: value.startsWith("/") ? "/" : "", dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
  };
  const format = ({ root = "", dir, base, name = "", ext = "" }) => {
    const file = base ?? `${name}${ext && !ext.startsWith(".") ? "." : ""}${ext}`;
    return !dir ? `${root}${file}` : dir === root ? `${dir}${file}` : `${dir}/${file}`;
  };
  const isAbsolute = (value) => value.startsWith("/");
  const join = (...parts) => normalize(parts.filter(Boolean).join("/"));
  const pathModule = { sep: "/", delimiter: ":", normalize, basename, extname, dirname, resolve };
  Object.assign(pathModule, { relative, parse, format, isAbsolute, join, toNamespacedPath: (value) => value });
  for (const [name, call] of Object.entries(pathModule)) {
    if (typeof call !== "function" || name === "format") continue;
    pathModule[name] = (...args) => {
      const bad = args.find((arg) => typeof arg !== "string" && arg !== undefined);
      if (bad === undefined && (args.length > 0 || name === "join" || name === "resolve")) return call(...args);
      throw Object.assign(new TypeError("The path must be of type string."), { code: "ERR_INVALID_ARG_TYPE" });
    };
  }
  pathModule.posix = pathModule;
  Object.assign(globalThis.__kit, { pathModule, dirname, resolve });
})();
