import type { Db } from "../../db/client.ts";
import { addUsage, type UsageRow } from "../../db/queries/operation/usage.ts";
import { clock } from "../core/clock.ts";
import { newId } from "../core/ids.ts";
import { costOf } from "../providers/index.ts";
import type { ModelUse } from "./model-use.ts";

/**
 * Counts what models were called for, on today's lines (UTC), in the transaction of what they were called for. One
 * statement, whatever the number of calls; each call is counted exactly as often as this is told of it and committed.
 */
export async function recordUsage(tx: Db, uses: ModelUse[]): Promise<void> {
  const rows = new Map<string, CountedRow>();
  for (const use of uses) {
    const row = rowOf(use);
    const place = placeOf(row);
    const known = rows.get(place);
    rows.set(place, known ? sumOf(known, row) : row);
  }
  if (rows.size === 0) return;
  // In one order for everybody: two runs of a person that write the same lines must not wait for each other in a circle.
  const places = [...rows].sort(([left], [right]) => (left < right ? -1 : 1));
  await addUsage(
    tx,
    places.map(([, row]) => row),
  );
}

type CountedRow = UsageRow & {
  requests: number;
  failures: number;
  prompt_tokens: number;
  completion_tokens: number;
  cost: number;
};

function rowOf({ user_id, agent_name, model, requests, failures, usage }: ModelUse): CountedRow {
  const { llm_id, model_id, provider_name, name: model_name, pricing } = model;
  const { prompt_tokens, completion_tokens } = usage;
  return {
    usage_id: newId(),
    user_id,
    day: clock.now().toISOString().slice(0, 10),
    agent_name,
    llm_id,
    provider_name,
    model_id,
    model_name,
    currency: pricing?.currency ?? null,
    requests,
    failures,
    prompt_tokens,
    completion_tokens,
    cost: costOf(usage, pricing)?.amount ?? 0,
  };
}

/** What makes a line of its own, as the table's unique constraint has it. */
const placeOf = ({ user_id, day, agent_name, llm_id, model_id, model_name, currency }: UsageRow): string =>
  JSON.stringify([user_id, day, agent_name, llm_id, model_id, model_name, currency]);

const sumOf = (left: CountedRow, right: CountedRow): CountedRow => ({
  ...left,
  requests: left.requests + right.requests,
  failures: left.failures + right.failures,
  prompt_tokens: left.prompt_tokens + right.prompt_tokens,
  completion_tokens: left.completion_tokens + right.completion_tokens,
  cost: left.cost + right.cost,
});
