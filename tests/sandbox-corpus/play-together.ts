import { chooseDriver } from "../../lib/sandbox/drivers/choose-driver.ts";
import type { SandboxDriver } from "../../lib/sandbox/drivers/driver.ts";
import { type CodeLanguage, openSession } from "../../lib/sandbox/index.ts";
import { boundRequest } from "../../lib/sandbox/limits.ts";
import { playAlone } from "./play-alone.ts";
import { describeEnding, type Program } from "./program.ts";

const TIMEOUT_MS = 30_000;

/**
 * Plays many programs with few processes, for the test suite: those of an interpreter one after the other in one that is
 * kept, each with an empty workspace and names of its own; shell scripts as scripts of one shell, each in an empty folder.
 * What a program does to its interpreter otherwise (a module it changed, a global it made) the next one would see, so the
 * long form gives each an interpreter of its own. Outcomes come in the order of the programs.
 */
export async function playTogether(programs: Program[], driverName: string): Promise<string[]> {
  const outcomes = new Map<Program, string>();
  for (const [language, mine] of Map.groupBy(programs, (program) => program.language)) {
    const driver = await chooseDriver(language, driverName);
    if ("problem" in driver) throw new Error(driver.problem);
    const played = language === "shell" ? await playScripts(mine, driverName) : await playKept(mine, driver);
    for (const [index, program] of mine.entries()) outcomes.set(program, played[index] ?? "not played");
  }
  return programs.map((program) => outcomes.get(program) ?? "not played");
}

async function playKept(programs: Program[], driver: SandboxDriver): Promise<string[]> {
  const outcomes: string[] = [];
  const open = async () => driver.openKept?.(boundRequest({ language: "python", code: "" }));
  let interpreter = await open();
  for (const { language, source } of programs) {
    if (interpreter?.gone() !== null) interpreter = await open();
    if (!interpreter) throw new Error(`${driver.name} keeps no interpreter`);
    const request = boundRequest({ language, code: apart(language, source), timeout_ms: TIMEOUT_MS });
    const ended = await interpreter.run(request, undefined);
    outcomes.push(describeEnding(language, { ...ended, limit: ended.error?.code }));
    // One that ended early may have taken its interpreter with it, or left there what it was waiting for.
    if (ended.return_code > 1 || (ended.return_code === 1 && /Promise|\basync\b|\.then\(|setTimeout/.test(source))) {
      await interpreter.stop();
      interpreter = await open();
    }
  }
  await interpreter?.stop();
  return outcomes;
}

/** The program with names of its own, on the lines it had. */
function apart(language: CodeLanguage, source: string): string {
  if (language !== "python") {
    const isModule = /^(?:import|export)\b|^\s*(?:const .*= )?await /m.test(source);
    const strict = source.startsWith('"use strict"') ? '"use strict"; ' : "";
    return isModule ? source : `${strict}{ ${source}\n}`;
  }
  return [
    "import linecache, os, shutil, sys, types",
    "for _each in os.listdir('.'): os.unlink(_each) if os.path.isfile(_each) else shutil.rmtree(_each)",
    `_source = ${JSON.stringify(source)}`,
    "linecache.cache['main.py'] = (len(_source), None, _source.splitlines(True), 'main.py')",
    "_main = sys.modules['__main__'] = types.ModuleType('__main__')",
    "_main.__file__ = 'main.py'",
    "exec(compile(_source, 'main.py', 'exec'), _main.__dict__)",
  ].join("\n");
}

const MARK = "=====corpus:";

/** A shell that is stopped in the middle has printed nothing: fewer at a time, and fewer are lost. */
const SCRIPTS_AT_A_TIME = 30;
/** Starts other interpreters, which takes seconds each time, or leaves an option set in the shell that started it. */
const ALONE = /\b(?:python3|node) |shopt -s /;

async function playScripts(programs: Program[], driver: string): Promise<string[]> {
  const outcomes = new Map<Program, string>();
  const [alone, others] = [true, false].map((wanted) => programs.filter(({ source }) => wanted === ALONE.test(source)));
  for (const program of alone ?? []) outcomes.set(program, await playAlone(program, driver));
  for (let at = 0; at < (others?.length ?? 0); at += SCRIPTS_AT_A_TIME) {
    const some = others?.slice(at, at + SCRIPTS_AT_A_TIME) ?? [];
    const played = await playSome(some, driver);
    for (const [index, program] of some.entries()) outcomes.set(program, played[index] ?? "not played");
  }
  return programs.map((program) => outcomes.get(program) ?? "not played");
}

async function playSome(programs: Program[], driver: string): Promise<string[]> {
  const files = programs.map(({ source }, index) => ({
    path: `scripts/${index}.sh`,
    content: new TextEncoder().encode(source),
  }));
  const limits = { timeout_ms: TIMEOUT_MS, max_output_bytes: 4_000_000 };
  const session = await openSession({ files, limits }, { driver });
  const each = `printf '' | bash $scripts/$i.sh; code=$?; printf '\\n${MARK}%d\\n' $code`;
  const command = `scripts=$PWD/scripts; for i in $(seq 0 ${programs.length - 1}); do mkdir -p work/$i; (cd work/$i; ${each}); done`;
  const { stdout, error } = await session.run({ command });
  await session.stop();
  const parts = stdout.split(new RegExp(`\\n${MARK}(\\d+)\\n`));
  return programs.map((_, index) => {
    const code = parts[index * 2 + 1];
    if (code === undefined) return `not played: ${error?.code ?? "the shell ended before"}`;
    return describeEnding("shell", { stdout: parts[index * 2] ?? "", stderr: "", return_code: Number(code) });
  });
}
