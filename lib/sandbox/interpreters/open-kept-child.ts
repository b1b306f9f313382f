import { compileForRun } from "../compile-typescript.ts";
import type { KeptInterpreter } from "../drivers/driver.ts";
import { type CallReply, runInChild, type SessionOptions } from "./child-session.ts";
import type { LockedChild } from "./locked-child.ts";

export interface KeptChildOptions {
  job: Record<string, unknown>;
  resident_overhead: number;
  onCall?: (...args: Parameters<NonNullable<SessionOptions["onCall"]>>) => Promise<CallReply>;
}

/** One locked child that runs one program after the other, until one of them meets a limit or ends it. */
export function openKeptChild(child: LockedChild, options: KeptChildOptions): KeptInterpreter {
  let ended: string | null = null;
  void child.exited.then(() => {
    ended ??= "Its process ended.";
  });
  return {
    gone: () => ended,
    run: async (request, signal) => {
      const compiled = compileForRun(request);
      if ("outcome" in compiled) return compiled.outcome;
      const resident_limit = request.memory_bytes + options.resident_overhead;
      const { job, onCall } = options;
      const outcome = await runInChild(child, {
        request: compiled.request,
        job,
        resident_limit,
        signal,
        keep: true,
        ...(onCall ? { onCall } : {}),
      });
      child.hold(false);
      if (outcome.error) {
        // Says more than that the process ended, which a limit had it do.
        ended = outcome.error.message;
        child.kill();
      }
      return outcome;
    },
    stop: async () => {
      child.hold(true);
      child.kill();
      await child.exited;
    },
  };
}
