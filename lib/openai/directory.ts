import { listUsableAgents, type UsableAgent } from "../agents/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import type { OpenaiModel } from "../protocol/contract/openai.ts";
import { listUsableModels, type NamedModel } from "../providers/index.ts";
import { AGENTS, providerSlugs } from "./provider-slugs.ts";

/** What a request's `model` may stand for. */
export type Target = { kind: "agent"; agent: UsableAgent } | { kind: "model"; model: NamedModel };

interface Entry {
  /** As it is listed; what can be said instead is in `also`. */
  id: string;
  also: string[];
  target: Target;
}

/** Every name the actor may use: agents first, then models of their providers. */
export async function listNames(actor: Actor): Promise<OpenaiModel[]> {
  return (await entriesOf(actor)).map(modelOf);
}

/** One listed name. Throws NOT_FOUND. */
export async function getName(actor: Actor, name: string): Promise<OpenaiModel> {
  return modelOf(await find(actor, name));
}

/** What a name stands for, and how it is listed. Throws NOT_FOUND. */
export async function resolveName(actor: Actor, name: string): Promise<{ id: string; target: Target }> {
  return await find(actor, name);
}

async function find(actor: Actor, name: string): Promise<Entry> {
  const entries = await entriesOf(actor);
  const found = entries.find(({ id }) => id === name) ?? entries.find(({ also }) => also.includes(name));
  if (found) return found;
  throw fail("NOT_FOUND", { what: "model" });
}

async function entriesOf(actor: Actor): Promise<Entry[]> {
  const [agents, models] = await Promise.all([listUsableAgents(actor), listUsableModels(actor)]);
  return [...agentEntries(agents), ...modelEntries(models)];
}

/** The system's agents have their names without `_agent`; one of a person's own with a name of theirs has its id. */
function agentEntries(agents: UsableAgent[]): Entry[] {
  const taken = new Set<string>();
  return [...agents]
    .sort((one, other) => Number(other.is_system_agent) - Number(one.is_system_agent))
    .map((agent) => {
      const by_id = `${AGENTS}/${agent.agent_id}`;
      const full = `${AGENTS}/${agent.name}`;
      const short = agent.is_system_agent ? full.replace(/_agent$/, "") : full;
      const id = taken.has(short) ? by_id : short;
      if (agent.is_system_agent) taken.add(full);
      taken.add(id);
      return { id, also: agent.is_system_agent ? [by_id, full] : [by_id], target: { kind: "agent", agent } };
    });
}

function modelEntries(models: NamedModel[]): Entry[] {
  const slugs = providerSlugs(models);
  return models.map((model) => {
    const { llm_id, provider, name } = model;
    const also = [`${llm_id}/${name}`, `${provider}/${name}`];
    return { id: `${slugs.get(llm_id) ?? llm_id}/${name}`, also, target: { kind: "model", model } };
  });
}

const modelOf = ({ id, target }: Entry): OpenaiModel => {
  const { created_at } = target.kind === "agent" ? target.agent : target.model;
  const owned_by = id.slice(0, id.indexOf("/"));
  return { id, object: "model", created: Math.floor(created_at.getTime() / 1000), owned_by };
};
