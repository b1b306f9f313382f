import { describe, expect, it } from "vitest";
import { agentTypeOf } from "./agent-type.ts";
import { sumOf } from "./pool-stats.ts";
import { RunPool } from "./run-pool.ts";

describe("a pool", () => {
  it("has as many places as it says, and no more", () => {
    const pool = new RunPool(2);
    pool.acquire("a");
    expect(pool.hasRoom).toBe(true);
    pool.acquire("b");
    expect(pool).toMatchObject({ busy: 2, hasRoom: false, idle: {} });
    expect(() => pool.acquire("c")).toThrow("full");
    pool.release("a");
    expect(pool).toMatchObject({ busy: 1, hasRoom: true });
  });

  it("remembers at each place who worked there last", () => {
    const pool = new RunPool(3);
    pool.acquire("a");
    pool.note("a", "coding");
    expect(pool.idle).toEqual({ orchestrator: 2 });
    pool.release("a");
    expect(pool.idle).toEqual({ coding: 1, orchestrator: 2 });
    pool.note("a", "web");
    expect(pool.idle).toEqual({ coding: 1, orchestrator: 2 });
  });
});

describe("the statistics of pools", () => {
  it("have the seed's keys, and sums that agree", () => {
    const pools = [
      { busy: 2, idle: { coding: 1, orchestrator: 3 } },
      { busy: 1, idle: { orchestrator: 1, file: 2, gone: 5 } },
    ];
    expect(sumOf(pools)).toEqual({
      total_agents: 10,
      available_agents: 7,
      busy_agents: 3,
      utilization_rate: 0.3,
      agent_breakdown: { coding: 1, file: 2, orchestrator: 4 },
    });
  });

  it("of no pool at all are no division by zero", () => {
    expect(sumOf([])).toMatchObject({ total_agents: 0, utilization_rate: 0, agent_breakdown: {} });
  });
});

it("an agent's kind is the seed's name for it", () => {
  const names = ["coding_agent", "web_agent", "file_agent", "general_agent", "orchestrator", "my_own", "custom_agent"];
  expect(names.map(agentTypeOf)).toEqual(["coding", "web", "file", "general", "orchestrator", "custom", "custom"]);
});
