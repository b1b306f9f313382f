// Evaluated inside QuickJS before the program: values as text, the way Node's console shows them.
(() => {
  const MAX_ITEMS = 100;
  const LEVELS_ON_A_LINE = 3;
  const SHORT_STRING = 16;
  const CUSTOM = Symbol.for("nodejs.util.inspect.custom");
  const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "\\": "\\\\" };
  const hexOf = (letter) => `\\x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  const quote = (text) => {
    const mark = !text.includes("'")
      ? "'"
      : !text.includes('"')
        ? '"'
        : !text.includes("`") && !text.includes("${")
          ? "`"
          : "'";
    const body = text.replace(/[\p{Cc}\\]/gu, (letter) => ESCAPES[letter] ?? hexOf(letter));
    return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark;
  };
  const isPlainKey = (key) => /^[A-Za-z_][\w]*$/.test(key);
  // East Asian letters and most pictures take two columns of a screen.
  const widthOf = (text) => {
    let width = 0;
    for (const letter of text) {
      const code = letter.codePointAt(0);
      const isWide =
        (code >= 0x1100 && code <= 0x115f) ||
        (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) ||
        (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xfe30 && code <= 0xfe6f) ||
        (code >= 0xff00 && code <= 0xff60) ||
        (code >= 0x1f300 && code <= 0x1faff) ||
        (code >= 0x20000 && code <= 0x3fffd);
      width += isWide ? 2 : /\p{M}/u.test(letter) ? 0 : 1;
    }
    return width;
  };

  function primitive(value, state) {
    if (typeof value === "string") return state ? string(value, state) : quote(value);
    if (typeof value === "bigint") return `${value}n`;
    if (Object.is(value, -0)) return "-0";
    return typeof value === "symbol" ? value.toString() : String(value);
  }

  /** A long text with several lines is shown line by line. */
  function string(text, state) {
    const isLong = text.length > SHORT_STRING && text.length > state.width - state.indent - 4;
    if (!isLong || !text.includes("\n")) return quote(text);
    const lines = text.split("\n").map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line));
    return lines
      .filter((line) => line !== "")
      .map(quote)
      .join(` +\n${" ".repeat(state.indent + 2)}`);
  }

  /** The nearest class that made the value; null for what has none. */
  function className(value) {
    for (let each = value; each !== null && each !== undefined; each = Object.getPrototypeOf(each)) {
      const made = Object.getOwnPropertyDescriptor(each, "constructor")?.value;
      if (typeof made === "function" && made.name !== "" && value instanceof made) return made.name;
    }
    return null;
  }

  function prefixOf(value, fallback, size) {
    const name = className(value);
    const tag = value[Symbol.toStringTag];
    const shownTag = typeof tag === "string" && tag !== "" && tag !== (name ?? fallback) ? ` [${tag}]` : "";
    const count = size === undefined ? "" : `(${size})`;
    return name === null ? `[${fallback}${count}: null prototype]${shownTag} ` : `${name}${count}${shownTag} `;
  }

  function properties(value, state, skipIndexes = false) {
    const parts = [];
    for (const key of Reflect.ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key);
      if (!property?.enumerable || (skipIndexes && typeof key === "string" && /^\d+$/.test(key))) continue;
      const name = typeof key === "symbol" ? key.toString() : isPlainKey(key) ? key : quote(key);
      const { get, set } = property;
      const shown =
        get || set
          ? `[${[get && "Getter", set && "Setter"].filter(Boolean).join("/")}]`
          : nested(property.value, state);
      parts.push(`${name}: ${shown}`);
    }
    return parts;
  }

  function nested(value, state) {
    state.indent += 2;
    const text = format(value, state, state.depth + 1);
    state.indent -= 2;
    return text;
  }

  const andMore = (count) => (count > 0 ? [`... ${count} more item${count > 1 ? "s" : ""}`] : []);

  function arrayItems(value, state) {
    const parts = [];
    let index = 0;
    for (; index < value.length && parts.length < MAX_ITEMS; index++) {
      if (index in value) {
        parts.push(nested(value[index], state));
        continue;
      }
      let empty = 0;
      while (index + empty < value.length && !(index + empty in value)) empty++;
      parts.push(`<${empty} empty item${empty > 1 ? "s" : ""}>`);
      index += empty - 1;
    }
    return [...parts, ...andMore(value.length - index)];
  }

  /** Many short items of a list stand in columns, numbers to the right. */
  function inColumns(parts, value, state) {
    const counted = value.length > MAX_ITEMS ? parts.length - 1 : parts.length;
    const widths = parts.slice(0, counted).map(widthOf);
    const widest = Math.max(...widths) + 2;
    const total = widths.reduce((sum, width) => sum + width + 2, 0);
    if (widest * 3 + state.indent >= state.width || (total / widest <= 5 && widest > 8)) return parts;
    const bias = Math.max(widest - 3 - Math.sqrt(widest - total / parts.length), 1);
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * bias * counted) / bias),
      Math.floor((state.width - state.indent) / widest),
      LEVELS_ON_A_LINE * 4,
      15,
    );
    if (columns <= 1) return parts;
    const columnWidths = Array.from({ length: columns }, (_, column) =>
      Math.max(...widths.filter((_width, index) => index % columns === column)),
    );
    const isNumeric = parts.slice(0, counted).every((_, index) => /^(number|bigint)$/.test(typeof value[index]));
    const rows = [];
    for (let start = 0; start < counted; start += columns) {
      const row = parts.slice(start, Math.min(start + columns, counted)).map((part, column, all) => {
        const isLast = column === all.length - 1;
        const gap = " ".repeat(Math.max(0, columnWidths[column] - widths[start + column]));
        if (isNumeric) return `${gap}${part}${isLast ? "" : ", "}`;
        return isLast ? part : `${part}, ${gap}`;
      });
      rows.push(row.join(""));
    }
    return [...rows, ...parts.slice(counted)];
  }

  /** On one line where it is short and not deep, otherwise one below the other. */
  function wrap(parts, [open, close], head, state, depth, list) {
    const start = head === "" ? "" : `${head} `;
    const shown = list && parts.length > 6 ? inColumns(parts, list, state) : parts;
    if (state.deepest - depth < LEVELS_ON_A_LINE && shown.length === parts.length) {
      const length =
        shown.reduce((sum, part) => sum + part.length, 0) +
        2 * shown.length +
        state.indent +
        open.length +
        head.length +
        10;
      if (length <= state.width && !shown.some((part) => part.includes("\n")) && !head.includes("\n"))
        return `${start}${open} ${shown.join(", ")} ${close}`;
    }
    const pad = " ".repeat(state.indent);
    return `${start}${open}\n${pad}  ${shown.join(`,\n${pad}  `)}\n${pad}${close}`;
  }

  function errorText(value, depth) {
    const stack = typeof value.stack === "string" ? value.stack.trimEnd() : "";
    const head = `${value.name}: ${value.message}`;
    return depth > 0 ? `[${head}]` : stack === "" ? head : `${head}\n${stack}`;
  }

  function functionHead(value) {
    const source = Function.prototype.toString.call(value);
    if (/^class\b/.test(source)) {
      const parent = Object.getPrototypeOf(value)?.name;
      return `[class ${value.name || "(anonymous)"}${parent ? ` extends ${parent}` : ""}]`;
    }
    return `[${className(value) ?? "Function"}${value.name ? `: ${value.name}` : " (anonymous)"}]`;
  }

  const hexBytes = (buffer) => {
    const bytes = [...new Uint8Array(buffer).slice(0, 50)].map((byte) => byte.toString(16).padStart(2, "0"));
    const left = buffer.byteLength - bytes.length;
    return `<${bytes.join(" ")}${left > 0 ? ` ... ${left} more byte${left > 1 ? "s" : ""}` : ""}>`;
  };

  /** What a value is shown as: braces, a head before them, and a function that shows what is in it. */
  function partsOf(value, state, depth) {
    const own = () => properties(value, state);
    const pairs = () =>
      [...value].slice(0, MAX_ITEMS).map(([key, item]) => `${nested(key, state)} => ${nested(item, state)}`);
    if (Array.isArray(value)) {
      const prefix = prefixOf(value, "Array", value.length);
      const length = state.hidden ? [`[length]: ${value.length}`] : [];
      const parts = () => [...arrayItems(value, state), ...length, ...properties(value, state, true)];
      return { braces: [`${/^Array\(\d+\) $/.test(prefix) ? "" : prefix}[`, "]"], parts, list: value };
    }
    if (value instanceof Map)
      return {
        braces: [`${prefixOf(value, "Map", value.size)}{`, "}"],
        parts: () => [...pairs(), ...andMore(value.size - MAX_ITEMS), ...own()],
      };
    if (value instanceof Set) {
      const parts = () => [
        ...[...value].slice(0, MAX_ITEMS).map((item) => nested(item, state)),
        ...andMore(value.size - MAX_ITEMS),
        ...own(),
      ];
      return { braces: [`${prefixOf(value, "Set", value.size)}{`, "}"], parts };
    }
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      const parts = () => [...arrayItems(value, state), ...properties(value, state, true)];
      return { braces: [`${prefixOf(value, "TypedArray", value.length)}[`, "]"], parts, list: value };
    }
    const heads = new Map([
      ["Function", functionHead],
      ["Error", () => errorText(value, depth)],
      ["RegExp", String],
    ]);
    heads.set("Date", () => (Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString()));
    for (const kind of ["Number", "String", "Boolean"])
      heads.set(kind, () => `[${kind}: ${primitive(value.valueOf(), null)}]`);
    for (const [kind, head] of heads) {
      if (!(kind === "Function" ? typeof value === "function" : value instanceof globalThis[kind])) continue;
      const hidden = kind === "Error" ? /^(stack|message|name): / : kind === "String" ? /^'\d+': / : null;
      return { braces: ["{", "}"], head: head(value), parts: () => own().filter((part) => !hidden?.test(part)) };
    }
    if (value instanceof Promise) return { braces: [`${prefixOf(value, "Promise")}{`, "}"], parts: own };
    if (value instanceof ArrayBuffer) {
      const parts = () => [`[Uint8Contents]: ${hexBytes(value)}`, `[byteLength]: ${value.byteLength}`, ...own()];
      return { braces: [`${prefixOf(value, "ArrayBuffer")}{`, "}"], parts };
    }
    if (Object.prototype.toString.call(value) === "[object Arguments]")
      return { braces: ["[Arguments] {", "}"], parts: own };
    const prefix = prefixOf(value, "Object");
    return { braces: [`${prefix === "Object " ? "" : prefix}{`, "}"], parts: own };
  }

  function format(value, state, depth) {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) return primitive(value, state);
    if (typeof value[CUSTOM] === "function" && value[CUSTOM] !== inspect) {
      const shown = value[CUSTOM](state.limit - depth, {}, inspect);
      if (shown !== value)
        return typeof shown === "string"
          ? shown.replaceAll("\n", `\n${" ".repeat(state.indent)}`)
          : format(shown, state, depth);
    }
    if (state.seen.includes(value)) {
      if (!state.circular.has(value)) state.circular.set(value, state.circular.size + 1);
      return `[Circular *${state.circular.get(value)}]`;
    }
    const before = { depth: state.depth, deepest: state.deepest };
    Object.assign(state, { depth, deepest: depth });
    const { braces, head = "", parts, list } = partsOf(value, state, depth);
    const isEmpty = Reflect.ownKeys(value).length === 0 && !(value.size > 0) && !(value instanceof ArrayBuffer);
    const isPlain = head === "" && !isEmpty && !(Array.isArray(value) && value.length === 0);
    if (depth > state.limit && isPlain) {
      Object.assign(state, before);
      return `[${Array.isArray(value) ? "Array" : (className(value) ?? "Object: null prototype")}]`;
    }
    state.seen.push(value);
    const shown = parts();
    state.seen.pop();
    state.depth = before.depth;
    const circle = state.circular.has(value) ? `<ref *${state.circular.get(value)}>` : "";
    const whole = [circle, head].filter((part) => part !== "").join(" ");
    if (shown.length > 0) return wrap(shown, braces, whole, state, depth, list);
    state.deepest = before.deepest;
    return head === "" ? `${braces[0]}${braces[1]}` : whole;
  }

  const inspect = (value, options) => {
    const limit = options?.depth === null ? Number.POSITIVE_INFINITY : (options?.depth ?? 2);
    const width = options?.breakLength ?? 80;
    return format(
      value,
      {
        indent: 0,
        depth: 0,
        deepest: 0,
        seen: [],
        circular: new Map(),
        limit,
        width,
        hidden: options?.showHidden === true,
      },
      0,
    );
  };
  inspect.custom = CUSTOM;
  globalThis.__kit = { inspect, widthOf, primitive };
})();
