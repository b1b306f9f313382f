import { afterAll, beforeAll } from "vitest";
import { startEngine, syncRegistry } from "../../agents/engine/start-engine.ts";
import { closeDatabase } from "../../db/client.ts";
import { createConversation } from "../../lib/conversations/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { loadConversationView } from "../../lib/messages/index.ts";
import type { Run } from "../../lib/protocol/contract/runs.ts";
import { isTerminal } from "../../lib/protocol/view.ts";
import { getRun, startRun, startRunQueue } from "../../lib/runs/index.ts";
import { shutdownSandbox } from "../../lib/sandbox/index.ts";
import { until } from "./until.ts";

/** The whole engine in this process, against the test file's own database. */
export const withEngine = (): void => withQueue(() => startEngine());

/** The queue without anybody who works on it: what is begun is begun by the test. */
export const withIdleQueue = (): void => withQueue(() => startRunQueue(null));

function withQueue(start: () => Promise<() => Promise<void>>): void {
  let stop = async () => {};
  beforeAll(async () => {
    await syncRegistry();
    stop = await start();
  });
  afterAll(async () => {
    await stop();
    await shutdownSandbox();
    await closeDatabase();
  });
}

export const ended = (actor: Actor, run_id: string): Promise<Run> =>
  until(async () => {
    const run = await getRun(actor, run_id);
    return isTerminal(run.status) ? run : null;
  });

/** Sends one message in a new conversation and waits for its end. Answers the run and the assistant's message. */
export async function askOnce(actor: Actor, content: string, options: Partial<Parameters<typeof startRun>[1]> = {}) {
  const conversation_id = options.conversation_id ?? (await createConversation(actor, {})).conversation_id;
  const { run } = await startRun(actor, { ...options, conversation_id, content });
  const end = await ended(actor, run.run_id);
  const { view } = await loadConversationView(actor, conversation_id);
  const answer = view.messages.find((message) => message.message_id === run.assistant_message_id);
  if (!answer) throw new Error("no assistant message");
  return { conversation_id, run: end, answer, view };
}
