// Evaluated inside QuickJS before the program: console, with placeholders, groups, counters and tables.
(() => {
  const host = globalThis.__host;
  const { inspect, widthOf, primitive } = globalThis.__kit;

  const asText = (value) => {
    if (typeof value === "string") return value;
    const hasOwnText =
      typeof value === "object" &&
      value !== null &&
      value.toString !== Object.prototype.toString &&
      value.toString !== Array.prototype.toString;
    return hasOwnText && !(value instanceof Error) && !(value instanceof Date)
      ? String(value)
      : inspect(value, { depth: 0 });
  };
  const asNumber = (value, read) =>
    typeof value === "bigint" ? `${value}n` : typeof value === "object" ? "NaN" : primitive(read(value), null);
  const PLACE = {
    s: (value) => asText(value),
    d: (value) => asNumber(value, Number),
    i: (value) => asNumber(value, (each) => Number.parseInt(each, 10)),
    f: (value) => (typeof value === "symbol" ? "NaN" : primitive(Number.parseFloat(value), null)),
    j: (value) => JSON.stringify(value),
    o: (value) => inspect(value, { depth: 4, showHidden: true }),
    c: () => "",
  };
  PLACE.O = (value) => inspect(value);

  function format(args) {
    const rest = [...args];
    let text = "";
    if (typeof rest[0] === "string" && rest.length > 1) {
      text = rest.shift().replace(/%([sdifjoOc%])/g, (whole, kind) => {
        if (kind === "%") return "%";
        return rest.length === 0 ? whole : PLACE[kind](rest.shift());
      });
      if (rest.length > 0) text += " ";
    }
    return text + rest.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ");
  }

  let indent = "";
  const print = (stream, args) => host.write(stream, `${format(args).replace(/^/gm, indent)}\n`);
  const out = (...args) => print(1, args);
  const err = (...args) => print(2, args);
  const counts = new Map();
  const times = new Map();
  const since = (label) => `${label}: ${(host.now() - (times.get(label) ?? host.now())).toFixed(3)}ms`;

  /** Rows of a table: the name of each and its value. */
  const rowsOf = (data) => {
    if (data instanceof Map)
      return [...data].map(([key, value], index) => [String(index), { Key: key, Values: value }]);
    if (data instanceof Set) return [...data].map((value, index) => [String(index), value]);
    return Object.entries(data);
  };
  function table(data, wanted) {
    if (typeof data !== "object" || data === null) return out(data);
    const rows = rowsOf(data);
    const isObject = (value) => typeof value === "object" && value !== null;
    const found = rows.flatMap(([, value]) => (isObject(value) ? Object.keys(value) : []));
    const columns = wanted ?? [...new Set(found)];
    const hasValues = rows.some(([, value]) => !isObject(value));
    const first = data instanceof Map || data instanceof Set ? "(iteration index)" : "(index)";
    const show = (value) => inspect(value, { depth: isObject(value) ? 0 : 1 });
    const cell = (value, column) => (isObject(value) && Object.hasOwn(value, column) ? show(value[column]) : "");
    const head = [first, ...columns, ...(hasValues ? ["Values"] : [])];
    const body = rows.map(([name, value]) => [
      name,
      ...columns.map((column) => cell(value, column)),
      ...(hasValues ? [isObject(value) ? "" : show(value)] : []),
    ]);
    const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => widthOf(row[column]))) + 2);
    const line = (row) =>
      `│${row.map((text, column) => ` ${text}${" ".repeat(widths[column] - widthOf(text) - 1)}`).join("│")}│`;
    const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width)).join(middle) + right;
    out([rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...body.map(line), rule("└", "┴", "┘")].join("\n"));
  }

  const group = (...args) => {
    if (args.length > 0) out(...args);
    indent += "  ";
  };
  const console = {
    log: out,
    info: out,
    debug: out,
    warn: err,
    error: err,
    trace: (...args) => err("Trace:", ...args),
    dir: (value, options) => host.write(1, `${inspect(value, options)}\n`),
    dirxml: out,
    table,
    assert: (ok, ...args) => {
      if (ok) return;
      const [first, ...rest] = args;
      if (args.length === 0) err("Assertion failed");
      else if (typeof first === "string") err(`Assertion failed: ${first}`, ...rest);
      else err("Assertion failed:", ...args);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    time: (label = "default") => void times.set(label, host.now()),
    timeLog: (label = "default", ...args) => out(since(label), ...args),
    timeEnd: (label = "default") => {
      out(since(label));
      times.delete(label);
    },
  };
  Object.defineProperty(globalThis, "console", { value: console, writable: true, configurable: true });
  Object.assign(globalThis.__kit, { format, err });
})();
