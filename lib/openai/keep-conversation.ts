import { db } from "../../db/client.ts";
import { insertMessages } from "../../db/queries/conversations/messages.ts";
import { countMessagesWritten } from "../../db/queries/runs/runs.ts";
import { CLIENT_TOOL } from "../context/index.ts";
import { createConversationIn } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import type { AgentRequest, EarlierMessage } from "./agent-request.ts";

/** As many as an agent looks back at; what lies further back would be kept for nobody. */
const MOST_EARLIER = 100;
const MAX_TITLE = 60;

/**
 * A new conversation for a call, with what the client says was said before. The earlier messages are not found by search:
 * a client that sends its whole history with every question would fill it with copies.
 */
export async function keepConversation(actor: Actor, { asked, earlier }: AgentRequest): Promise<string> {
  const conversation_id = newId();
  const { user_id } = actor;
  const title = titleOf(asked);
  const kept = withInstructions(earlier);
  const announce = await db().transaction(async (tx) => {
    const created = await createConversationIn(tx, actor, conversation_id, { title }, { source: "openai" });
    if (kept.length === 0) return created.announce;
    const place = { conversation_id, user_id };
    await insertMessages(
      tx,
      kept.map((message) => rowOf(message, place)),
    );
    await countMessagesWritten(tx, conversation_id, user_id, kept.length);
    return created.announce;
  });
  announce();
  return conversation_id;
}

/** A tool's result is kept with the tool, so that an agent knows it for words from outside. */
function rowOf({ role, content, tool_name }: EarlierMessage, place: { conversation_id: string; user_id: string }) {
  const call = tool_name !== undefined && {
    call_id: newId(),
    tool_name: `${CLIENT_TOOL}${tool_name}`,
    agent_name: "client",
    tool_input: {},
    offset: 0,
    status: "finished" as const,
    result: null,
    started_at: clock.now().toISOString(),
  };
  return { ...place, message_id: newId(), role, content, tokens: [], tool_calls: call ? [call] : null };
}

/** The newest messages; instructions stay however far back they were given. */
function withInstructions(earlier: AgentRequest["earlier"]): AgentRequest["earlier"] {
  const instructions = earlier.filter(({ role }) => role === "system").slice(-MOST_EARLIER / 2);
  const said = earlier.filter(({ role }) => role !== "system");
  const room = MOST_EARLIER - instructions.length;
  return earlier.length <= MOST_EARLIER ? earlier : [...instructions, ...said.slice(-room)];
}

function titleOf(asked: string): string {
  const [line = ""] = asked.trim().split("\n");
  const characters = [...line];
  return characters.length <= MAX_TITLE ? line : `${characters.slice(0, MAX_TITLE).join("")}…`;
}
