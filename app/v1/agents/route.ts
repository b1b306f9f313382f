import { createAgent, listAgents } from "@/lib/agents";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/agents";

export const GET = handle(contract.listAgents, ({ actor, query }) => listAgents(actor, query));
export const POST = handle(contract.createAgent, ({ actor, body }) => createAgent(actor, body));
