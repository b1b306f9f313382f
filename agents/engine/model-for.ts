import type { Actor } from "../../lib/core/actor.ts";
import { isAlmaError } from "../../lib/core/errors.ts";
import { type ResolvedModel, resolveModel } from "../../lib/providers/index.ts";

/** The model of a run while its agent is not known yet. */
export interface ModelChoice {
  /** The model the person asked for, or the agent's own while it can be had, or the person's default. */
  or: (agent_model_id: string | null) => Promise<ResolvedModel>;
}

/** Looks up the model the person asked for, or their default, before it is known whether the agent has its own. */
export async function modelFor(actor: Actor, requested: string | null): Promise<ModelChoice> {
  const found = await settled(resolveModel(actor, requested));
  return {
    or: async (agent_model_id) => {
      const own =
        requested === null && agent_model_id !== null ? await settled(resolveModel(actor, agent_model_id)) : null;
      return own?.ok ? own.model : unwrap(found);
    },
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
