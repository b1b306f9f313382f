import type { Actor } from "../../lib/core/actor.ts";
import { isAlmaError } from "../../lib/core/errors.ts";
import { type ResolvedModel, resolveModel } from "../../lib/providers/index.ts";

/** The model of a run while its agent is not known yet. */
export interface ModelChoice {
  /** The model the person asked for, or the agent's own while it can be had, or the person's default. */
  or: (agent_model_id: string | null) => Promise<ResolvedModel>;
  /** The model of an agent that is handed a task in a run of `chosen`: its own likewise, otherwise that one. */
  ofTeam: (chosen: ResolvedModel) => (agent: { model_id: string | null }) => Promise<ResolvedModel>;
}

/** Looks up the model the person asked for, or their default, before it is known whether the agent has its own. */
export async function modelFor(actor: Actor, requested: string | null): Promise<ModelChoice> {
  const found = await settled(resolveModel(actor, requested));
  const known = new Map<string, Promise<Settled>>();
  const ownOf = async (model_id: string | null): Promise<ResolvedModel | null> => {
    if (requested !== null || model_id === null) return null;
    const own = known.get(model_id) ?? settled(resolveModel(actor, model_id));
    known.set(model_id, own);
    const result = await own;
    return result.ok ? result.model : null;
  };
  return {
    or: async (agent_model_id) => (await ownOf(agent_model_id)) ?? unwrap(found),
    ofTeam: (chosen) => async (agent) => (await ownOf(agent.model_id)) ?? chosen,
  };
}

type Settled = { ok: true; model: ResolvedModel } | { ok: false; error: unknown };

/** One that cannot be had is told when it is needed. */
async function settled(model: Promise<ResolvedModel>): Promise<Settled> {
  try {
    return { ok: true, model: await model };
  } catch (error) {
    if (!isAlmaError(error)) throw error;
    return { ok: false, error };
  }
}

function unwrap(found: Settled): ResolvedModel {
  if (!found.ok) throw found.error;
  return found.model;
}
