import { runCode } from "../../lib/sandbox/index.ts";
import { describeEnding, type Program } from "./program.ts";

/** Plays one program as the tools do: a fresh interpreter and an empty workspace of its own. */
export async function playAlone({ language, source }: Program, driver: string): Promise<string> {
  const ended = await runCode({ language, code: source, timeout_ms: 30_000 }, { driver });
  return describeEnding(language, { ...ended, limit: ended.error?.code });
}
