import { db } from "../../../db/client.ts";
import { listWorkers } from "../../../db/queries/runs/workers.ts";
import type { Actor } from "../../core/actor.ts";
import { AGENT_TYPES, type PoolStats } from "../../protocol/contract/queue.ts";
import { leaseOwner } from "../lease/lease.ts";
import { currentWorker } from "./current-worker.ts";
import { LOST_AFTER_SECONDS } from "./worker-row.ts";

interface Pool {
  busy: number;
  idle: Partial<Record<string, number>>;
}

/** The places of all workers that live, this process's own as they are now. Anybody signed in may read it. */
export async function getPoolStats(_actor: Actor): Promise<PoolStats> {
  const worker = currentWorker();
  const rows = await listWorkers(db(), LOST_AFTER_SECONDS);
  const others = worker ? rows.filter((row) => row.worker_id !== leaseOwner()) : rows;
  return sumOf(worker ? [worker.pool, ...others] : others);
}

export function sumOf(pools: Pool[]): PoolStats {
  const breakdown: PoolStats["agent_breakdown"] = {};
  for (const type of AGENT_TYPES) {
    const places = pools.reduce((sum, pool) => sum + (pool.idle[type] ?? 0), 0);
    if (places > 0) breakdown[type] = places;
  }
  const available = Object.values(breakdown).reduce((sum, places) => sum + places, 0);
  const busy = pools.reduce((sum, pool) => sum + pool.busy, 0);
  const total = available + busy;
  return {
    total_agents: total,
    available_agents: available,
    busy_agents: busy,
    utilization_rate: total === 0 ? 0 : busy / total,
    agent_breakdown: breakdown,
  };
}
