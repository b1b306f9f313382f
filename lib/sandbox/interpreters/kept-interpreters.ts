import { singleton } from "../../core/process/singleton.ts";
import type { CodeRequest, CodeResult } from "../code-request.ts";
import { chooseDriver } from "../drivers/choose-driver.ts";
import type { KeptInterpreter } from "../drivers/driver.ts";
import { boundRequest } from "../limits.ts";
import { failed, findRefusal, resultOf } from "../run-code.ts";
import { sandboxError } from "../sandbox-error.ts";
import { takeSlot } from "./slots.ts";

/** How many interpreters keep their variables at the same time, whoever's they are; the longest unused goes first. */
const MAX_KEPT = 8;
const IDLE_MS = 10 * 60_000;

interface Kept {
  interpreter: KeptInterpreter;
  /** One program at a time: the next waits for this. */
  busy: Promise<unknown>;
  running: number;
  used_at: number;
  timer: NodeJS.Timeout;
}

const all = (): Map<string, Kept> => singleton("sandbox.kept", () => new Map<string, Kept>());
/** Those that are being started. */
const opening = (): Map<string, Promise<Kept>> =>
  singleton("sandbox.kept-opening", () => new Map<string, Promise<Kept>>());
/** Keys whose variables were lost since their owner last heard of it, and why. */
const lost = (): Map<string, string> => singleton("sandbox.kept-lost", () => new Map<string, string>());

export interface KeptResult extends CodeResult {
  /** "new" when nothing was kept before; "lost" when it was, and is no more; `lost_because` says why. */
  session: "kept" | "new" | "lost";
  lost_because: string | null;
}

/**
 * Like `runCode`, in an interpreter that is kept for `owner` (a conversation): what the last program of the same language
 * defined is still there. It ends with a limit, after ten minutes without use, or when others need the room.
 */
export async function runKept(owner: string, request: CodeRequest, signal?: AbortSignal): Promise<KeptResult> {
  const bounded = boundRequest(request);
  const language = bounded.language === "typescript" ? "javascript" : bounded.language;
  const key = `${owner}:${language}`;
  const alone = (result: CodeResult): KeptResult => ({ ...result, session: "new", lost_because: null });
  const refusal = findRefusal(bounded);
  if (refusal) return alone(failed(refusal));
  const release = await takeSlot(signal);
  if (!release) return alone(failed(sandboxError("CANCELLED", "Stopped before the program was started.")));
  try {
    const driver = await chooseDriver(language);
    if ("problem" in driver || !driver.openKept) {
      const why = "problem" in driver ? driver.problem : `${driver.name} keeps no variables; leave session out`;
      return alone(failed(sandboxError("SANDBOX_UNAVAILABLE", `No session for ${language}: ${why}.`)));
    }
    const open = driver.openKept;
    const before = all().get(key);
    const because = before?.interpreter.gone() ?? lost().get(key) ?? null;
    if (before && because !== null) await drop(key, because);
    const kept = await keptOrNew(key, () => open(bounded));
    const outcome = await runIn(kept, () => kept.interpreter.run(bounded, signal));
    lost().delete(key);
    const ended = kept.interpreter.gone();
    if (ended !== null) await drop(key, ended);
    const session = because !== null ? "lost" : before ? "kept" : "new";
    return { ...resultOf(bounded, outcome), session, lost_because: because };
  } catch {
    await drop(key, "Its process was lost.");
    return alone(failed(sandboxError("SANDBOX_UNAVAILABLE", "The session could not run the program. Try again.")));
  } finally {
    release();
  }
}

async function runIn<T>(kept: Kept, run: () => Promise<T>): Promise<T> {
  kept.running += 1;
  const turn = kept.busy.then(run);
  kept.busy = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    kept.running -= 1;
    kept.used_at = Date.now();
    kept.timer.refresh();
  }
}

/** Programs that begin at the same moment share one interpreter: a second one would be nobody's, and never end. */
function keptOrNew(key: string, open: () => Promise<KeptInterpreter>): Promise<Kept> {
  const known = all().get(key);
  if (known) return Promise.resolve(known);
  const coming = opening().get(key) ?? add(key, open).finally(() => opening().delete(key));
  opening().set(key, coming);
  return coming;
}

async function add(key: string, open: () => Promise<KeptInterpreter>): Promise<Kept> {
  await makeRoom();
  const interpreter = await open();
  const timer = setTimeout(() => void dropIdle(key), IDLE_MS);
  timer.unref();
  const kept: Kept = { interpreter, busy: Promise.resolve(), running: 0, used_at: Date.now(), timer };
  all().set(key, kept);
  return kept;
}

async function makeRoom(): Promise<void> {
  const idle = [...all()].filter(([, kept]) => kept.running === 0).sort(([, a], [, b]) => a.used_at - b.used_at);
  const [oldest] = idle;
  if (all().size >= MAX_KEPT && oldest) await drop(oldest[0], "Other conversations needed its room.");
}

async function dropIdle(key: string): Promise<void> {
  const kept = all().get(key);
  if (kept && kept.running > 0) kept.timer.refresh();
  else await drop(key, "It was not used for ten minutes.");
}

async function drop(key: string, because: string): Promise<void> {
  const kept = all().get(key);
  if (!kept) return;
  all().delete(key);
  clearTimeout(kept.timer);
  if (lost().size > 1000) lost().clear();
  lost().set(key, because);
  await kept.interpreter.stop();
}

/** Ends all of them. */
export async function stopKeptInterpreters(): Promise<void> {
  await Promise.all([...all().keys()].map((key) => drop(key, "The server was stopped.")));
}
