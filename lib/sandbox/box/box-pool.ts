import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { singleton } from "../../core/process/singleton.ts";
import { createChildPool } from "../interpreters/child-pool.ts";
import { whenReady } from "../interpreters/child-session.ts";
import { NO_ENVIRONMENT } from "../interpreters/launcher.ts";
import { spawnWired } from "../interpreters/locked-child.ts";
import { boxCommand, boxTools } from "./box-arguments.ts";

const run = promisify(execFile);

const optionsOf = (bwrap: string): Promise<string> =>
  singleton("sandbox.bwrap-options", async () => (await run(bwrap, ["--help"], { env: NO_ENVIRONMENT })).stdout);

async function start() {
  const { bwrap } = boxTools();
  if (!bwrap) throw new Error("bubblewrap is not installed");
  const options = await optionsOf(bwrap);
  const { command, handed } = boxCommand({ bwrap, options, asOtherUser: process.getuid?.() === 0 });
  const [program = "", ...args] = command;
  const child = await spawnWired(program, args, { bytes: handed });
  await whenReady(child);
  return child;
}

/** Boxes whose supervisor waits for its first order. */
export const boxPool = createChildPool("box", start);
