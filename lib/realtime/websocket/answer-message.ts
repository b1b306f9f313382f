import { db } from "../../../db/client.ts";
import { findOldestOpenRun, hasOpenRun } from "../../../db/queries/runs/runs.ts";
import { requireScope } from "../../auth/index.ts";
import type { Actor } from "../../core/actor.ts";
import { fail } from "../../core/errors.ts";
import { newId } from "../../core/ids.ts";
import type { WireEvent } from "../../protocol/events.ts";
import type { SocketMessage } from "../../protocol/socket-messages.ts";
import type { SocketCommands } from "./socket-commands.ts";

interface Asked {
  actor: Actor;
  conversation_id: string;
  commands: SocketCommands;
  /** Tells this client alone. */
  reply: (event: WireEvent) => void;
  /** Sends the facts after this one again, then goes on live. */
  resume: (last_seq: number) => Promise<void>;
}

/** What an API key must be good for, as over HTTP. What only reads is covered by what the socket was opened for. */
const SCOPE: Record<SocketMessage["type"], string | null> = {
  ping: null,
  resume: null,
  user_message: "messages:write",
  cancel: "runs:write",
  approval_response: "approvals:write",
};

/**
 * Does what a message asks for. What comes of it is told by events, to every reader of the conversation alike. FORBIDDEN
 * for a key that lacks the scope.
 */
export async function answerMessage(message: SocketMessage, asked: Asked): Promise<void> {
  const scope = SCOPE[message.type];
  if (scope !== null) requireScope(asked.actor, scope);
  switch (message.type) {
    case "ping":
      // In the seed a pong has no data; JSON leaves the key out.
      asked.reply({ type: "pong", data: undefined, timestamp: now() });
      break;
    case "resume":
      await asked.resume(message.data.last_seq);
      break;
    case "user_message":
      await takeUserMessage(message.data, asked);
      break;
    case "cancel":
      await cancel(message.data.run_id, asked);
      break;
    case "approval_response": {
      const { approval_id, ...decision } = message.data;
      await asked.commands.decideApproval(asked.actor, approval_id, decision);
      break;
    }
    default:
      message satisfies never;
  }
}

type UserMessage = Extract<SocketMessage, { type: "user_message" }>["data"];

/** A new message is confirmed by the fact that all readers get; one that was sent before, only to who sent it again. */
async function takeUserMessage(data: UserMessage, { actor, conversation_id, commands, reply }: Asked): Promise<void> {
  const { message_id: client_message_id = newId(), ...body } = data;
  const { run, created } = await commands.startRun(actor, { ...body, conversation_id, client_message_id });
  if (created) return;
  const isBehind = run.status === "queued" && (await hasOpenRun(db(), conversation_id, run.run_id));
  reply({
    type: "message_received",
    data: {
      message_id: run.user_message_id,
      temp_message_id: client_message_id,
      status: isBehind ? "queued" : "processing",
      run_id: run.run_id,
      assistant_message_id: run.assistant_message_id,
    },
    timestamp: now(),
  });
}

async function cancel(run_id: string | undefined, { actor, conversation_id, commands }: Asked): Promise<void> {
  const id = run_id ?? (await findOldestOpenRun(db(), conversation_id))?.run_id;
  if (id === undefined) throw fail("CONFLICT", { message: "No run of this conversation is at work." });
  const run = await commands.getRun(actor, id);
  if (run.conversation_id !== conversation_id) throw fail("NOT_FOUND", { what: "run" });
  await commands.cancelRun(actor, id);
}

const now = (): string => new Date().toISOString();
