// Evaluated inside QuickJS before the program: values as text, the way Node's console shows them.
(() => {
  const WIDTH = 72;
  const MAX_ITEMS = 100;
  const quote = (text) => {
    const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") ? "`" : "'";
    const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
    return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark;
  };
  const isPlainKey = (key) => /^[A-Za-z_$][\w$]*$/.test(key);

  function primitive(value, top) {
    if (typeof value === "string") return top ? value : quote(value);
    if (typeof value === "bigint") return `${value}n`;
    if (Object.is(value, -0)) return "-0";
    if (typeof value === "symbol") return value.toString();
    return String(value);
  }

  const className = (value) => {
    const prototype = Object.getPrototypeOf(value);
    if (prototype === null) return "[Object: null prototype]";
    const name = prototype.constructor?.name;
    return typeof name === "string" && name !== "" ? name : "Object";
  };

  function wrap(open, parts, close, indent) {
    if (parts.length === 0) return `${open}${close}`;
    const line = `${open} ${parts.join(", ")} ${close}`;
    if (line.length + indent <= WIDTH && !line.includes("\n")) return line;
    const pad = " ".repeat(indent + 2);
    return `${open}\n${parts.map((part) => pad + part).join(",\n")}\n${" ".repeat(indent)}${close}`;
  }

  function ownEntries(value, state, skipIndexes) {
    const parts = [];
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (!property?.enumerable || (skipIndexes && typeof key === "string" && /^\d+$/.test(key))) continue;
      const name = typeof key === "symbol" ? `[${key.toString()}]` : isPlainKey(key) ? key : quote(key);
      const shown =
        property.get || property.set
          ? `[${property.get ? "Getter" : ""}${property.get && property.set ? "/" : ""}${property.set ? "Setter" : ""}]`
          : nested(property.value, state);
      parts.push(`${name}: ${shown}`);
      if (parts.length >= MAX_ITEMS) break;
    }
    return parts;
  }

  const nested = (value, state) => format(value, { ...state, depth: state.depth + 1, indent: state.indent + 2 });

  function list(items, total, state) {
    const parts = [];
    for (const item of items) {
      if (parts.length >= MAX_ITEMS) break;
      parts.push(nested(item, state));
    }
    if (total > MAX_ITEMS) parts.push(`... ${total - MAX_ITEMS} more items`);
    return parts;
  }

  function arrayItems(value, state) {
    const parts = [];
    for (let index = 0; index < Math.min(value.length, MAX_ITEMS); index++) {
      if (index in value) {
        parts.push(nested(value[index], state));
        continue;
      }
      let empty = 0;
      while (index + empty < value.length && !(index + empty in value)) empty++;
      parts.push(`<${empty} empty item${empty > 1 ? "s" : ""}>`);
      index += empty - 1;
    }
    if (value.length > MAX_ITEMS) parts.push(`... ${value.length - MAX_ITEMS} more items`);
    return parts;
  }

  function columns(parts, open, close, state) {
    // Long lists of short numbers read better in rows than one below the other.
    if (parts.length <= 6 || parts.some((part) => part.length > 16 || part.includes("\n")))
      return wrap(open, parts, close, state.indent);
    const width = Math.max(...parts.map((part) => part.length)) + 2;
    const perRow = Math.max(1, Math.min(16, Math.floor(WIDTH / width)));
    const pad = " ".repeat(state.indent + 2);
    const rows = [];
    for (let at = 0; at < parts.length; at += perRow) rows.push(pad + parts.slice(at, at + perRow).join(", "));
    return `${open}\n${rows.join(",\n")}\n${" ".repeat(state.indent)}${close}`;
  }

  function errorText(value, state) {
    const stack = typeof value.stack === "string" ? value.stack.trimEnd() : "";
    const head = `${value.name}: ${value.message}`;
    const own = ownEntries(value, state).filter((part) => !/^(stack|message|name): /.test(part));
    const text = state.depth > 0 ? `[${head}]` : stack === "" ? head : `${head}\n${stack}`;
    return own.length > 0 ? `${text} ${wrap("{", own, "}", state.indent)}` : text;
  }

  function object(value, state) {
    const name = className(value);
    const prefix = name === "Object" ? "" : `${name} `;
    if (Array.isArray(value)) {
      const parts = [...arrayItems(value, state), ...ownEntries(value, state, true)];
      return columns(parts, `${name === "Array" ? "" : `${name}(${value.length}) `}[`, "]", state);
    }
    if (value instanceof Map) {
      const pairs = [...value]
        .slice(0, MAX_ITEMS)
        .map(([key, item]) => `${nested(key, state)} => ${nested(item, state)}`);
      return wrap(`${name}(${value.size}) {`, pairs, "}", state.indent);
    }
    if (value instanceof Set)
      return wrap(`${name}(${value.size}) {`, list(value, value.size, state), "}", state.indent);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof RegExp) return value.toString();
    if (value instanceof Error) return errorText(value, state);
    if (value instanceof Promise) return "Promise {}";
    if (value instanceof ArrayBuffer) return `ArrayBuffer { byteLength: ${value.byteLength} }`;
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      return columns(list(value, value.length, state), `${name}(${value.length}) [`, "]", state);
    }
    if (value instanceof Number || value instanceof String || value instanceof Boolean)
      return `[${name}: ${primitive(value.valueOf(), false)}]`;
    return wrap(`${prefix}{`, ownEntries(value, state), "}", state.indent);
  }

  function format(value, state) {
    if (value === null || (typeof value !== "object" && typeof value !== "function"))
      return primitive(value, state.top && state.depth === 0);
    if (state.seen.includes(value)) return "[Circular *1]";
    if (typeof value === "function") {
      const isClass = /^class\b/.test(Function.prototype.toString.call(value));
      const kind = isClass ? "class" : className(value);
      const label = isClass
        ? `[class ${value.name || "(anonymous)"}]`
        : `[${kind}${value.name ? `: ${value.name}` : " (anonymous)"}]`;
      const own = ownEntries(value, state);
      return own.length > 0 ? wrap(`${label} {`, own, "}", state.indent) : label;
    }
    if (state.depth > state.limit) return Array.isArray(value) ? "[Array]" : `[${className(value)}]`;
    return object(value, { ...state, seen: [...state.seen, value] });
  }

  const inspect = (value, options) =>
    format(value, {
      depth: 0,
      indent: 0,
      seen: [],
      top: false,
      limit: options?.depth === null ? 1000 : (options?.depth ?? 2),
    });

  function formatArguments(args) {
    const rest = [...args];
    let text = "";
    if (typeof rest[0] === "string" && rest.length > 1) {
      text = rest.shift().replace(/%([sdifjoOc%])/g, (whole, kind) => {
        if (kind === "%") return "%";
        if (rest.length === 0) return whole;
        const value = rest.shift();
        if (kind === "s") return typeof value === "string" ? value : inspect(value, { depth: 0 });
        if (kind === "d") return typeof value === "bigint" ? `${value}n` : String(Number(value));
        if (kind === "i") return String(Number.parseInt(value, 10));
        if (kind === "f") return String(Number.parseFloat(value));
        if (kind === "j") return JSON.stringify(value);
        return kind === "c" ? "" : inspect(value);
      });
      if (rest.length > 0) text += " ";
    }
    return text + rest.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ");
  }

  globalThis.__kit = { inspect, format: formatArguments };
})();
