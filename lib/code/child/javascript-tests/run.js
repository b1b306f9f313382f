// Runs the tests and reports one line of JSON for each, behind a mark that the server chose.
import { fn } from "./mock.js";
import { parse, tests } from "./register.js";
import { show } from "./show.js";

const { log } = console;
const now = performance.now.bind(performance);
let mark = "";
let filter = "";

export const configure = (options) => {
  mark = options.mark;
  filter = options.filter.toLowerCase();
};

const tell = (facts) => log(`\n${mark}${JSON.stringify(facts)}`);

const mock = { fn };

class Skip extends Error {}

async function withTimeout(call, limit) {
  if (!limit) return call();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${limit} ms`)), limit);
  });
  return Promise.race([call(), late]).finally(() => clearTimeout(timer));
}

async function runOne(one, name) {
  if (one.options.skip || one.suites.some(({ skip }) => skip))
    throw new Skip(typeof one.options.skip === "string" ? one.options.skip : "");
  if (one.options.todo || !one.call) throw new Skip("todo");
  for (const each of one.suites) {
    if (each.opened) continue;
    each.opened = true;
    for (const call of each.before) await call();
  }
  const afterwards = [];
  const context = {
    name,
    mock,
    skip: (why) => {
      throw new Skip(why ?? "");
    },
    diagnostic: log,
    after: (call) => afterwards.push(call),
    test: (...args) => runSub(one, name, args),
  };
  context.it = context.test;
  try {
    for (const { beforeEach: calls } of one.suites) for (const call of calls) await call(context);
    await withTimeout(async () => {
      if (one.call.length > 1)
        return new Promise((done, fail) => one.call(context, (error) => (error ? fail(error) : done())));
      return one.call(context);
    }, one.options.timeout);
  } finally {
    for (const call of afterwards) await call();
    for (const { afterEach: calls } of one.suites.toReversed()) for (const call of calls) await call(context);
  }
}

async function runSub(parent, name, args) {
  const { name: own, options, call } = parse(args);
  await runAndTell({ ...parent, call, options, suites: [] }, `${name} > ${own}`);
}

async function runAndTell(one, name) {
  tell({ event: "start", file: one.file, name });
  const printed = [];
  const { log: realLog, error: realError, warn: realWarn } = console;
  const keep = (...args) => printed.push(args.map((arg) => (typeof arg === "string" ? arg : show(arg))).join(" "));
  console.log = console.error = console.warn = console.info = keep;
  const started = now();
  let outcome = { status: "passed", message: null, stack: null };
  try {
    await runOne(one, name);
  } catch (error) {
    if (error instanceof Skip) outcome = { status: "skipped", message: error.message || null, stack: null };
    else
      outcome = {
        status: "failed",
        message:
          error instanceof Error
            ? `${error.name === "AssertionError" ? "" : `${error.name}: `}${error.message}`
            : show(error),
        stack: String(error?.stack ?? ""),
      };
  } finally {
    console.log = console.info = realLog;
    console.error = realError;
    console.warn = realWarn;
  }
  const seconds = Math.round((now() - started) / 10) / 100;
  tell({ event: "end", file: one.file, name, ...outcome, output: printed.join("\n").slice(-4000), seconds });
}

export const failFile = (name, error) =>
  tell({
    event: "end",
    file: name,
    name: "(file)",
    status: "failed",
    message: `${error?.name ?? "Error"}: ${error?.message ?? error}`,
    stack: String(error?.stack ?? ""),
    output: "",
    seconds: 0,
  });

/** Runs what the files have registered; `only` in one file does not silence the others. */
export async function runAll() {
  for (const one of tests) {
    const siblings = tests.filter((each) => each.file === one.file);
    const isOnly = (each) => each.options.only || each.suites.some(({ only }) => only);
    if (siblings.some(isOnly) && !isOnly(one)) continue;
    const name = [...one.suites.map((each) => each.name).filter(Boolean), one.name].join(" > ");
    if (filter && !`${one.file} ${name}`.toLowerCase().includes(filter)) continue;
    await runAndTell(one, name);
  }
  const suites = [...new Set(tests.flatMap((one) => one.suites.toReversed()))];
  for (const each of suites.filter(({ opened }) => opened)) for (const call of each.after) await call();
}
