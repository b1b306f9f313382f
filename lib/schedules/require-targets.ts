import { getAgentRow } from "../agents/index.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { resolveModel } from "../providers/index.ts";

interface Targets {
  conversation_id?: string | null | undefined;
  agent_id?: string | null | undefined;
  model_id?: string | null | undefined;
}

/** Throws NOT_FOUND or MODEL_UNAVAILABLE for what the actor cannot use. */
export async function requireTargets(actor: Actor, { conversation_id, agent_id, model_id }: Targets): Promise<void> {
  await Promise.all([
    conversation_id ? getConversation(actor, conversation_id) : null,
    agent_id ? getAgentRow(actor, agent_id) : null,
    model_id ? resolveModel(actor, model_id) : null,
  ]);
}
