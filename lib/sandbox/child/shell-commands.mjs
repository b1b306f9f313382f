/** Commands that just-bash does not have, over its virtual files: other languages, SQLite, archives, small tools. */
import { randomUUID } from "node:crypto";
import { readZip, writeZip } from "./shell-zip.mjs";

const uuid = randomUUID.bind(null);
const NAME = "Linux sandbox 0.0.0 virtual x86_64 GNU/Linux";
const ok = (stdout = "") => ({ stdout, stderr: "", exitCode: 0 });
const bad = (stderr, exitCode = 1) => ({ stdout: "", stderr: `${stderr}\n`, exitCode });
const latin1 = (bytes) => Buffer.from(bytes).toString("latin1");

const NOT_HERE = {
  pip: "packages cannot be installed here; Python has its standard library and what the installation fetched",
  pip3: "packages cannot be installed here; Python has its standard library and what the installation fetched",
  npm: "packages cannot be installed here; the sandbox has no network",
  git: "there is no git here; the workspace keeps the versions of its files itself",
  apt: "nothing can be installed here",
};

/**
 * The commands that just-bash lacks. `sql` is the loaded sql.js; `callOut` asks the parent to run a program.
 * @param {{ defineCommand: Function, sql: object, callOut: (call: object) => Promise<object> }} host
 */
export function createCommands({ defineCommand, sql, callOut }) {
  const commands = { ...SMALL, zip, unzip, sqlite3: sqlite(sql) };
  for (const name of ["python3", "python"]) commands[name] = language("python", callOut);
  for (const name of ["node", "js-exec"]) commands[name] = language("javascript", callOut);
  for (const [name, why] of Object.entries(NOT_HERE)) commands[name] = () => bad(`${name}: ${why}`, 127);
  return Object.entries(commands).map(([name, call]) =>
    defineCommand(name, async (args, context) => {
      try {
        return await call(args, context);
      } catch (error) {
        return bad(`${name}: ${String(error?.message ?? error).slice(0, 500)}`);
      }
    }),
  );
}

const at = (context, name) => context.fs.resolvePath(context.cwd, name);
const inputOf = (context) => Buffer.from(String(context.stdin), "latin1").toString("utf8");

/** Flags of Python that change nothing here. */
const IDLE_FLAG = /^-[uBEsSIOqW]+$/;

/** A program given as text shows no value of its last line: only the tools that run one by itself do. */
const silent = (name, code) => (name === "python" ? `${code}\nNone\n` : `${code}\n;undefined\n`);

const RUN_FILE = `import os, runpy, sys
_file = os.path.abspath(sys.argv[1])
sys.argv.pop(0)
sys.path[0] = os.path.dirname(_file)
_ = runpy.run_path(_file, run_name="__main__")
`;
const RUN_MODULE = `import runpy, sys
sys.argv.pop(0)
sys.path[0] = ""
_ = runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
`;

/** A script's imports begin at its own folder. */
async function fileProgram(name, context, file) {
  const path = at(context, file);
  const text = await context.fs.readFile(path);
  if (name === "python") return RUN_FILE;
  if (path.slice(0, path.lastIndexOf("/")) === "/workspace") return silent(name, text);
  const isModule = path.endsWith(".mjs") || /^\s*(?:import|export)\b/m.test(text);
  const quoted = JSON.stringify(path);
  return isModule ? `await import(${quoted});` : `module.filename = ${quoted}; require(${quoted}); undefined`;
}

const CODE_FLAGS = { python: ["-c"], javascript: ["-e", "--eval", "-p", "--print", "-pe"] };

/** Node's `-p` prints the value; neither has a script among its arguments. */
function inlineCode(flag, code) {
  if (flag === "-c") return code;
  const isPrinted = flag !== "-e" && flag !== "--eval";
  return `process.argv.splice(1, 1); ${isPrinted ? `console.log((0, eval)(${JSON.stringify(code)}))` : code}`;
}

/** `python3 -c code`, `python3 -m module`, `python3 file args`, `python3 -` and a program on stdin; the same of `node -e`. */
const language = (name, callOut) => async (given, context) => {
  if (given[0] === "--version" || given[0] === "-V")
    return ok(name === "python" ? "Python 3 (sandbox)\n" : "v0.0.0-sandbox\n");
  const idle = name === "python" ? given.findIndex((each) => !IDLE_FLAG.test(each)) : 0;
  const args = idle < 0 ? [] : given.slice(idle);
  const [first, ...rest] = args;
  const isCode = CODE_FLAGS[name].includes(first);
  const isStdin = first === undefined || first === "-";
  const isModule = name === "python" && first === "-m";
  const isFile = !isCode && !isStdin && !isModule;
  const code = isModule
    ? RUN_MODULE
    : isFile
      ? await fileProgram(name, context, first)
      : silent(name, isCode ? inlineCode(first, rest[0] ?? "") : inputOf(context));
  const argv = isCode
    ? ["-c", ...rest.slice(rest[1] === "--" ? 2 : 1)]
    : isStdin
      ? ["-", ...rest]
      : isModule
        ? ["-m", ...rest]
        : args;
  const outcome = await callOut({
    language: name,
    code,
    argv: isFile && name === "python" ? ["-", ...argv] : argv,
    stdin: isStdin ? "" : inputOf(context),
    working_directory: context.cwd,
  });
  return { stdout: outcome.stdout, stderr: outcome.stderr, exitCode: outcome.return_code };
};

/** `sqlite3 [-header] [-csv] [-separator x] [database] [statements]`. */
const sqlite = (sql) => async (args, context) => {
  const flags = args.filter((each) => /^-/.test(each));
  const separatorAt = args.indexOf("-separator");
  const separator = flags.includes("-csv") ? "," : separatorAt >= 0 ? args[separatorAt + 1] : "|";
  const names = args.filter((each, index) => !/^-/.test(each) && (separatorAt < 0 || index !== separatorAt + 1));
  const [file = ":memory:", ...statements] = names;
  const path = at(context, file);
  const isFile = file !== ":memory:";
  const old = isFile && (await context.fs.exists(path)) ? await context.fs.readFileBuffer(path) : undefined;
  const database = new sql.Database(old);
  try {
    const results = database.exec(statements.join(" ") || inputOf(context));
    const show = (value) => (value === null ? "" : value instanceof Uint8Array ? latin1(value) : String(value));
    const lines = results.flatMap(({ columns, values }) => [
      ...(flags.includes("-header") ? [columns.join(separator)] : []),
      ...values.map((row) => row.map(show).join(separator)),
    ]);
    if (isFile) await context.fs.writeFile(path, database.export());
    return ok(lines.map((line) => `${line}\n`).join(""));
  } finally {
    database.close();
  }
};

async function zip(args, context) {
  const [archive, ...names] = args.filter((each) => !each.startsWith("-"));
  if (!archive || names.length === 0) return bad("zip: name the archive and what goes into it", 12);
  const target = at(context, archive.endsWith(".zip") ? archive : `${archive}.zip`);
  const entries = [];
  const add = async (name) => {
    const path = at(context, name);
    const stat = await context.fs.lstat(path);
    if (stat.isFile && path !== target) entries.push({ name, content: await context.fs.readFileBuffer(path) });
    if (stat.isDirectory)
      for (const each of (await context.fs.readdir(path)).sort()) await add(`${name.replace(/\/$/, "")}/${each}`);
  };
  for (const name of names) await add(name);
  await context.fs.writeFile(target, writeZip(entries));
  return ok(args.includes("-q") ? "" : entries.map(({ name }) => `  adding: ${name}\n`).join(""));
}

async function unzip(args, context) {
  const folderAt = args.indexOf("-d");
  const folder = folderAt >= 0 ? args[folderAt + 1] : ".";
  const [archive] = args.filter((each, index) => !each.startsWith("-") && (folderAt < 0 || index !== folderAt + 1));
  if (!archive) return bad("unzip: name the archive", 10);
  const entries = readZip(await context.fs.readFileBuffer(at(context, archive)), context.limits.maxArchiveBytes);
  if (args.includes("-l"))
    return ok(entries.map(({ name, content }) => `${String(content.length).padStart(9)}  ${name}\n`).join(""));
  for (const { name, content } of entries) {
    const path = at(context, `${folder}/${name}`);
    await context.fs.mkdir(path.slice(0, path.lastIndexOf("/")) || "/", { recursive: true });
    await context.fs.writeFile(path, content);
  }
  return ok(args.includes("-q") ? "" : entries.map(({ name }) => `  inflating: ${name}\n`).join(""));
}

const SMALL = {
  uname: (args) => ok(`${args.includes("-a") ? NAME : args.includes("-m") ? "x86_64" : "Linux"}\n`),
  id: (args) => ok(args.includes("-u") ? "65534\n" : "user=nobody(65534)\n"),
  yes: ([word = "y"]) => ok(`${word}\n`.repeat(10_000)),
  uuidgen: () => ok(`${uuid()}\n`),
  nproc: () => ok("1\n"),
  realpath: async (args, context) =>
    ok(
      args
        .filter((each) => !each.startsWith("-"))
        .map((each) => `${at(context, each)}\n`)
        .join(""),
    ),
  mktemp: async (args, context) => {
    const path = `/tmp/tmp.${uuid().slice(0, 10)}`;
    if (args.includes("-d")) await context.fs.mkdir(path, { recursive: true });
    else await context.fs.writeFile(path, "");
    return ok(`${path}\n`);
  },
  truncate: async (args, context) => {
    const size = Number(args[args.indexOf("-s") + 1]);
    const path = at(context, args.at(-1));
    const old = (await context.fs.exists(path)) ? await context.fs.readFileBuffer(path) : new Uint8Array();
    if (!Number.isInteger(size) || size < 0 || size > context.limits.maxFileSystemBytes)
      return bad("truncate: size not understood");
    const content = new Uint8Array(size);
    content.set(old.subarray(0, size));
    await context.fs.writeFile(path, content);
    return ok();
  },
  shuf: async (args, context) => {
    const count = args.includes("-n") ? Number(args[args.indexOf("-n") + 1]) : undefined;
    const name = args.find((each, index) => !each.startsWith("-") && args[index - 1] !== "-n");
    const text = name ? await context.fs.readFile(at(context, name)) : inputOf(context);
    const lines = text.split("\n").filter((line, index, all) => line !== "" || index < all.length - 1);
    for (let last = lines.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [lines[last], lines[other]] = [lines[other], lines[last]];
    }
    return ok(
      lines
        .slice(0, count)
        .map((line) => `${line}\n`)
        .join(""),
    );
  },
  cmp: async (args, context) => {
    const [one, two] = await Promise.all(
      args.filter((each) => !each.startsWith("-")).map((each) => context.fs.readFileBuffer(at(context, each))),
    );
    if (!one || !two) return bad("cmp: two files are needed", 2);
    if (Buffer.compare(one, two) === 0) return ok();
    return { stdout: args.includes("-s") ? "" : `${args[0]} ${args[1]} differ\n`, stderr: "", exitCode: 1 };
  },
  envsubst: (_args, context) =>
    ok(inputOf(context).replace(/\$(?:\{(\w+)\}|(\w+))/g, (_all, one, two) => context.env.get(one ?? two) ?? "")),
};
