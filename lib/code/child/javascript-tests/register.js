// What test files say while they are loaded: suites, tests, hooks.
import { show } from "./show.js";

const stack = [];
export const tests = [];
let file = "";
const newSuite = (name) => ({ name, before: [], after: [], beforeEach: [], afterEach: [], file, opened: false });

export const enterFile = (name) => {
  file = name;
  stack.length = 0;
  stack.push(newSuite(""));
};

// Registration. The arguments come in every order that test libraries allow: (name, options?, function).
export const parse = (args) => ({
  name:
    args.find((each) => typeof each === "string") ?? args.find((each) => typeof each === "function")?.name ?? "(test)",
  options: args.find((each) => typeof each === "object" && each !== null) ?? {},
  call: args.find((each) => typeof each === "function"),
});

function register(args, extra = {}) {
  const { name, options, call } = parse(args);
  tests.push({ name, call, options: { ...options, ...extra }, suites: [...stack], file });
}

function group(args, extra = {}) {
  const { name, options, call } = parse(args);
  stack.push({ ...newSuite(name), skip: options.skip ?? extra.skip, only: options.only ?? extra.only });
  try {
    const result = call?.({});
    if (typeof result?.then === "function") throw new Error("describe must not be async");
  } finally {
    stack.pop();
  }
}

const fill = (name, row, index) => {
  let next = 0;
  const shown = name.replace(/%[sdifjo#%]/g, (what) => {
    if (what === "%%") return "%";
    return what === "%#" ? String(index) : show(row[next++]);
  });
  return shown.replace(/\$(\w+)/g, (whole, key) =>
    row[0] !== null && typeof row[0] === "object" && key in row[0] ? show(row[0][key]) : whole,
  );
};

const each = (add) => (rows) => (name, call) => {
  for (const [index, row] of rows.entries()) {
    const values = Array.isArray(row) ? row : [row];
    add([fill(name, values, index), () => call(...values)]);
  }
};

const withVariants = (add) =>
  Object.assign((...args) => add(args), {
    skip: (...args) => add(args, { skip: true }),
    todo: (...args) => add(args, { todo: true }),
    only: (...args) => add(args, { only: true }),
    skipIf:
      (condition) =>
      (...args) =>
        add(args, { skip: condition }),
    each: each(add),
  });

export const test = withVariants(register);
export const describe = withVariants(group);
const hook = (kind) => (call) => void stack.at(-1)?.[kind].push(call);
export const before = hook("before");
export const after = hook("after");
export const beforeEach = hook("beforeEach");
export const afterEach = hook("afterEach");
