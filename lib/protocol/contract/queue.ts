import { z } from "zod";
import { contract } from "./define.ts";
import { instant, uuid } from "./fields.ts";
import { runStatusSchema } from "./run-schema.ts";

/** The seed's kinds of agents (4.5). */
export const AGENT_TYPES = ["coding", "web", "file", "orchestrator", "general", "custom"] as const;
export type AgentType = (typeof AGENT_TYPES)[number];

/** Exactly the seed's `get_pool_stats`. */
export const poolStatsSchema = z
  .object({
    total_agents: z.number().int(),
    available_agents: z.number().int(),
    busy_agents: z.number().int(),
    /** Busy places of all places, from 0 to 1. */
    utilization_rate: z.number(),
    /** Available places by the kind of agent that worked there last. */
    agent_breakdown: z.partialRecord(z.enum(AGENT_TYPES), z.number().int()),
  })
  .meta({ id: "PoolStats" });
export type PoolStats = z.infer<typeof poolStatsSchema>;

export const getPoolStats = contract({
  id: "getPoolStats",
  method: "GET",
  path: "/v1/agents/pool",
  summary: "How many places for agents there are, and how many are free",
  tag: "agents",
  auth: "user",
  status: 200,
  response: poolStatsSchema,
});

export const queuedRunSchema = z
  .object({
    run_id: uuid,
    conversation_id: uuid,
    conversation_title: z.string(),
    status: runStatusSchema,
    task_type: z.enum(["interactive", "scheduled"]),
    priority: z.number().int(),
    created_at: instant,
    /** Seconds from its message to its beginning, or until now while it has not begun. */
    waited_seconds: z.number(),
    /** How many would be begun before it if places became free now, plus one; null while it does not stand in line. */
    place: z.number().int().nullable(),
    /** For one that rests after a failure: when it is tried again, after how many tries, and the code of the failure. */
    retry_at: instant.nullable(),
    retry_count: z.number().int(),
    reason: z.string().nullable(),
  })
  .meta({ id: "QueuedRun" });
export type QueuedRun = z.infer<typeof queuedRunSchema>;

export const getRunQueue = contract({
  id: "getRunQueue",
  method: "GET",
  path: "/v1/runs/queue",
  summary: "Your runs that have not ended, oldest first, at most 200",
  tag: "runs",
  auth: "user",
  status: 200,
  response: z.array(queuedRunSchema),
});

const seconds = z.number().nullable();

export const runStatisticsSchema = z
  .object({
    now: z.object({ running: z.number().int(), queued: z.number().int(), waiting_approval: z.number().int() }),
    /** Of the runs that ended in the last 24 hours. Seconds; null when none has. */
    last_24h: z.object({
      waiting_time: z.object({ p50: seconds, p95: seconds, max: seconds }),
      duration: z.object({ p50: seconds, p95: seconds }),
      ended: z.object({ completed: z.number().int(), failed: z.number().int(), cancelled: z.number().int() }),
      failures: z.array(z.object({ error_code: z.string(), count: z.number().int() })),
      retries: z.number().int(),
      busiest: z.array(z.object({ user_id: uuid, nickname: z.string(), runs: z.number().int() })),
    }),
  })
  .meta({ id: "RunStatistics" });
export type RunStatistics = z.infer<typeof runStatisticsSchema>;

export const getRunStatistics = contract({
  id: "getRunStatistics",
  method: "GET",
  path: "/v1/runs/statistics",
  summary: "The queue now, and waiting times, durations and failures of the last 24 hours",
  tag: "runs",
  auth: "superuser",
  status: 200,
  response: runStatisticsSchema,
});
