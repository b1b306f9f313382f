import { createFrameReader, decodeFile, decodeJson, encodeFileFrame, encodeJsonFrame, KIND } from "../child/frames.mjs";
import type { SandboxFile } from "../code-request.ts";
import type { LockedChild } from "../interpreters/locked-child.ts";
import { SANDBOX_LIMITS } from "../limits.ts";
import { type SandboxError, sandboxError } from "../sandbox-error.ts";
import { type BoxAnswer, boxAnswer } from "./box-answer.ts";
import { boxPaths } from "./box-arguments.ts";
import { processError } from "./name-box-end.ts";
import { watchTree } from "./process-tree.ts";

const MAX_FRAME = SANDBOX_LIMITS.disk.file_bytes + 64 * 1024;
/** Threads count too, and a Node program has eleven. */
export const BOX_PROCESSES = 128;
const PING_MS = 5000;
// The supervisor, and what the workspace in memory does not show as anybody's.
const RESIDENT_OVERHEAD = 350 * 1024 * 1024;

/** What the programs of a box print, by the number of the program. */
export type BoxListener = (stream: "stdout" | "stderr", bytes: Uint8Array) => void;

interface Pending {
  resolve: (answer: BoxAnswer & { contents: SandboxFile[] }) => void;
  reject: (error: Error) => void;
  listen: BoxListener | null;
}

/** Why a box is no more. */
export class BoxGone extends Error {
  readonly reason: SandboxError;
  constructor(reason: SandboxError) {
    super(reason.message);
    this.name = "BoxGone";
    this.reason = reason;
  }
}

/** The server's end of one box: orders in, answers and output out. Whatever a box says is bounded and checked here. */
export class Box {
  memory_bytes: number = SANDBOX_LIMITS.memory_bytes.max;
  readonly #child: LockedChild;
  readonly #pending = new Map<number, Pending>();
  readonly #files: SandboxFile[] = [];
  readonly #unwatch: () => void;
  readonly #heart: NodeJS.Timeout;
  #fileBytes = 0;
  #pinged = false;
  #next = 1;
  #gone: SandboxError | null = null;

  constructor(child: LockedChild) {
    this.#child = child;
    const push = createFrameReader(MAX_FRAME);
    child.frames.on("data", (chunk: Uint8Array) => {
      if (this.#gone) return;
      try {
        for (const { kind, payload } of push(chunk)) this.#accept(kind, payload);
      } catch {
        this.end(sandboxError("PROCESS_DIED", "The program disturbed its own box. Run it again without that."));
      }
    });
    this.#unwatch = watchTree(
      child.pid,
      { resident_bytes: () => this.memory_bytes + RESIDENT_OVERHEAD, processes: BOX_PROCESSES * 2 },
      (what) =>
        this.end(
          what === "memory"
            ? sandboxError("MEMORY_LIMIT", "The program's processes together held more memory than they may.")
            : processError(),
        ),
    );
    this.#heart = setInterval(() => this.#ping(), PING_MS);
    this.#heart.unref();
    void child.exited.then(() =>
      this.end(sandboxError("PROCESS_DIED", "The program ended the box it ran in. Run it again without that.")),
    );
  }

  get gone(): SandboxError | null {
    return this.#gone;
  }

  /** Whether the server's exit waits for it. */
  hold(held: boolean): void {
    this.#child.hold(held);
  }

  /** Rejects with `BoxGone` when the box ends first. */
  order(order: Record<string, unknown>, listen: BoxListener | null = null) {
    const id = this.#next++;
    const answered = new Promise<BoxAnswer & { contents: SandboxFile[] }>((resolve, reject) => {
      if (this.#gone) return reject(new BoxGone(this.#gone));
      this.#pending.set(id, { resolve, reject, listen });
      this.#child.input.write(
        encodeJsonFrame(KIND.job, {
          ...order,
          id,
          disk: SANDBOX_LIMITS.disk,
          paths: boxPaths(),
          processes: BOX_PROCESSES,
        }),
      );
    });
    return { id, answered };
  }

  /** An order that gets no answer of its own. */
  tell(order: Record<string, unknown>): void {
    if (!this.#gone) this.#child.input.write(encodeJsonFrame(KIND.job, order));
  }

  write(file: SandboxFile): void {
    if (!this.#gone) this.#child.input.write(encodeFileFrame(file));
  }

  /** Ends it and everything in it; what still waits for an answer is told why. */
  end(reason: SandboxError): void {
    if (this.#gone) return;
    this.#gone = reason;
    this.#unwatch();
    clearInterval(this.#heart);
    this.#child.kill();
    for (const { reject } of this.#pending.values()) reject(new BoxGone(reason));
    this.#pending.clear();
  }

  /** Resolves when nothing of it is left. */
  async stop(): Promise<void> {
    this.#child.hold(true);
    this.end(sandboxError("CANCELLED", "The session was stopped."));
    await this.#child.exited;
  }

  /** A program may stop the supervisor that watches it: one that does not answer takes its box along. */
  #ping(): void {
    if (this.#pinged) this.end(sandboxError("PROCESS_DIED", "The box stopped answering. Run it again."));
    if (this.#gone || this.#pending.size === 0) return;
    this.#pinged = true;
    this.order({ op: "ping" }).answered.then(
      () => {
        this.#pinged = false;
      },
      () => {},
    );
  }

  #accept(kind: number, payload: Uint8Array): void {
    if (kind === KIND.stdout || kind === KIND.stderr) {
      const id = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).readUInt32LE(0);
      this.#pending.get(id)?.listen?.(kind === KIND.stdout ? "stdout" : "stderr", payload.slice(4));
    } else if (kind === KIND.file) {
      this.#fileBytes += payload.length;
      if (this.#fileBytes > SANDBOX_LIMITS.disk.total_bytes * 2) throw new RangeError("too many file bytes");
      this.#files.push(decodeFile(payload));
    } else if (kind === KIND.result) this.#answer(boxAnswer.parse(decodeJson(payload)));
  }

  #answer(answer: BoxAnswer): void {
    const pending = this.#pending.get(answer.id);
    const contents = answer.files ? this.#files.splice(0) : [];
    if (answer.files) this.#fileBytes = 0;
    this.#pending.delete(answer.id);
    if (answer.failure !== undefined && answer.exit_code === undefined) pending?.reject(new Error(answer.failure));
    else pending?.resolve({ ...answer, contents });
  }
}
