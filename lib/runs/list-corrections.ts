import { db } from "../../db/client.ts";
import { listCorrections as queryCorrections } from "../../db/queries/runs/runs.ts";
import type { Actor } from "../core/actor.ts";

const KEPT = 50;

export interface Correction {
  text: string;
  agent_id: string;
  /** Name of the agent that answered first. */
  was: string | null;
}

/** Messages that a person sent on to another agent than the one chosen: what the next choice learns from. */
export async function listCorrections(actor: Actor): Promise<Correction[]> {
  const rows = await queryCorrections(db(), actor.user_id, KEPT);
  return rows.flatMap(({ text, agent_id, was }) => (agent_id === null ? [] : [{ text, agent_id, was }]));
}
