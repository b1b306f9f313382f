/**
 * `node tests/sandbox-corpus/record.ts [part of a name ...]`: runs the programs with the interpreters of this machine,
 * outside the sandbox, and writes what they printed beside them. Python 3.11 or later, Node 24, bash. Each program is run
 * twice: one that differs from itself cannot be compared with anything.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describeEnding, loadPrograms, type Program } from "./program.ts";

const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).trim();
const PATH = [path.dirname(python), path.dirname(process.execPath), "/usr/bin", "/bin"].join(":");
const LIMIT_MS = 20_000;

/** Scripts lie beside their working folder, except JavaScript, which finds its modules where it lies. */
function commandFor({ language, source }: Program, script: string, work: string): [string, string[]] {
  const write = (folder: string, name: string): string => {
    writeFileSync(path.join(folder, name), source);
    return path.join(folder, name);
  };
  switch (language) {
    case "python":
      return [python, [write(script, "main.py")]];
    case "shell":
      return ["bash", [write(script, "main.sh")]];
    case "javascript":
      return [process.execPath, ["--no-warnings", write(work, "main.js")]];
    case "typescript":
      return [process.execPath, ["--no-warnings", "--experimental-transform-types", write(work, "main.ts")]];
  }
}

function runReference(program: Program): string {
  const root = mkdtempSync(path.join(tmpdir(), "corpus-"));
  const [script, work] = ["script", "work"].map((name) => path.join(root, name));
  if (!script || !work) throw new Error("no folders");
  for (const folder of [script, work]) mkdirSync(folder);
  try {
    const [command, args] = commandFor(program, script, work);
    const { stdout, stderr, status } = spawnSync(command, args, {
      cwd: work,
      env: { PATH, HOME: work, USER: "sandbox", LANG: "C.UTF-8", TZ: "UTC", PYTHONPATH: work, NODE_ENV: "production" },
      input: "",
      encoding: "utf8",
      timeout: LIMIT_MS,
    });
    if (status === null) throw new Error(`${program.name} did not end by itself`);
    return describeEnding(program.language, { stdout, stderr, return_code: status });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2);
let unstable = 0;
for (const program of loadPrograms()) {
  if (wanted.length > 0 && !wanted.some((part) => program.name.includes(part))) continue;
  const [once, again] = [runReference(program), runReference(program)];
  if (once !== again) {
    unstable += 1;
    console.log(`${program.name} prints something else each time`);
  }
  if (once !== program.expected) console.log(`${program.expected === null ? "new" : "changed"}: ${program.name}`);
  writeFileSync(program.expectedFile, once);
}
process.exit(unstable > 0 ? 1 : 0);
