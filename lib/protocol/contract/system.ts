import { z } from "zod";
import { contract } from "./define.ts";

export const healthSchema = z
  .object({
    status: z.enum(["ready", "unavailable"]),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
    /** How many months ahead have their partitions. */
    partition_months_left: z.number().int().optional(),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof healthSchema>;

const base = { tag: "system", method: "GET", auth: "none", status: 200 } as const;

export const getHealth = contract({
  ...base,
  id: "getHealth",
  path: "/api/health",
  summary: "200 when ready to serve, 503 otherwise",
  raw: "application/json",
});

export const getLiveness = contract({
  ...base,
  id: "getLiveness",
  path: "/api/health/live",
  summary: "The process answers",
  raw: "application/json",
});

export const getOpenapi = contract({
  ...base,
  id: "getOpenapi",
  path: "/openapi.json",
  summary: "This document",
  raw: "application/json",
});
