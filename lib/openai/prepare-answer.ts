import { requireScope } from "../auth/index.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { ChatCompletionBody } from "../protocol/contract/openai-chat.ts";
import type { NamedModel } from "../providers/index.ts";
import { type AgentRequest, readAgentRequest } from "./agent-request.ts";
import { askAgent } from "./ask-agent.ts";
import { askModel } from "./ask-model.ts";
import { resolveName } from "./directory.ts";
import { keepConversation } from "./keep-conversation.ts";
import type { Answer, Piece } from "./piece.ts";
import { refuseUnsupported } from "./refuse.ts";

/**
 * Reads what a request asks for and gives what answers it, until its signal is aborted. Throws for names the actor may
 * not use, and for parameters that cannot be honoured; what an agent is asked is kept from here on.
 */
export async function prepareAnswer(
  actor: Actor,
  body: ChatCompletionBody,
  headers: Headers,
): Promise<(signal: AbortSignal) => Answer> {
  refuseUnsupported(body);
  const { target } = await resolveName(actor, body.model);
  if (target.kind === "model") return answering(body, forModel(actor, target.model, body));
  const { agent_id } = target.agent;
  const request = readAgentRequest(body, headers);
  const conversation_id = await conversationFor(actor, request);
  const asked = { ...request, agent_id, conversation_id };
  return answering(body, (signal) => askAgent(actor, asked, signal), conversation_id);
}

/** An own one that the request names, or a new one. A key made for this endpoint alone reaches no other conversations. */
async function conversationFor(actor: Actor, request: AgentRequest): Promise<string> {
  const { conversation_id } = request;
  if (conversation_id === null) return await keepConversation(actor, request);
  const { source } = await getConversation(actor, conversation_id);
  if (source !== "openai") requireScope(actor, "messages:write");
  return conversation_id;
}

function forModel(actor: Actor, model: NamedModel, body: ChatCompletionBody) {
  if (model.model_type === "chat") return (signal: AbortSignal) => askModel(actor, model, body, signal);
  throw fail("VALIDATION_ERROR", { details: [{ field: "model", message: "is no model that chats" }] });
}

const answering =
  ({ model }: ChatCompletionBody, ask: (signal: AbortSignal) => AsyncIterable<Piece>, conversation_id?: string) =>
  (signal: AbortSignal): Answer => ({
    id: `chatcmpl-${newId().replaceAll("-", "")}`,
    created: Math.floor(Date.now() / 1000),
    model,
    conversation_id,
    pieces: ask(signal),
  });
