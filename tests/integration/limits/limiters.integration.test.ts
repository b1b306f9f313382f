import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Policy } from "../../../lib/limits/policies.ts";
import { SharedWindow } from "../../../lib/limits/shared-window.ts";
import { SlidingWindow, type Taken } from "../../../lib/limits/sliding-window.ts";
import { redisCommands } from "../../../lib/realtime/redis.ts";
import { noRedis, type Redis, startRedis, startUpstashBridge, type UpstashBridge } from "../../support/redis/index.ts";

type Take = (id: string, policy: Policy) => Promise<Taken | null>;

let redis: Redis;
let bridge: UpstashBridge;
beforeAll(async () => {
  if (noRedis) return;
  redis = await startRedis();
  bridge = await startUpstashBridge(redis.port);
});
afterAll(async () => {
  await bridge?.close();
  await redis?.kill();
});

const shared = () => {
  const window = new SharedWindow({
    redis: redisCommands(bridge.url, bridge.token),
    prefix: `${crypto.randomUUID()}:`,
  });
  return (id: string, policy: Policy) => window.take(id, policy);
};
const local = () => {
  const window = new SlidingWindow();
  return async (id: string, policy: Policy) => window.take(id, policy, Date.now());
};

const START = 1_800_000_000_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});
const at = (ms: number) => vi.setSystemTime(START + ms);

const kinds: [string, () => Take, boolean][] = [
  ["in the process", local, false],
  ["in Redis", shared, noRedis !== null],
];

describe.each(kinds)("an allowance counted %s", (_, create, isSkipped) => {
  const policy = { limit: 10, window_ms: 60_000 };

  it.skipIf(isSkipped)("is used up, and says when there is a new one", async () => {
    const take = create();
    at(20_000);
    for (let left = 9; left >= 0; left--) {
      const reset = START + 60_000;
      expect(await take("ada", policy)).toEqual({ is_allowed: true, limit: 10, remaining: left, reset });
    }
    expect(await take("ada", policy)).toMatchObject({
      is_allowed: false,
      limit: 10,
      remaining: 0,
      reset: START + 60_000,
    });
    expect(await take("bob", policy)).toMatchObject({ is_allowed: true, remaining: 9 });
    at(59_000);
    expect(await take("ada", policy)).toMatchObject({ is_allowed: false });
  });

  it.skipIf(isSkipped)("comes back bit by bit, not all at the turn of a window", async () => {
    const take = create();
    at(50_000);
    for (let index = 0; index < 10; index++) await take("ada", policy);
    // Half of the last minute's ten still count, and so do those of now.
    at(90_000);
    const answers: boolean[] = [];
    for (let index = 0; index < 7; index++) answers.push((await take("ada", policy))?.is_allowed ?? false);
    expect(answers).toEqual([true, true, true, true, true, false, false]);
    at(240_000);
    expect(await take("ada", policy)).toMatchObject({ is_allowed: true, remaining: 9 });
  });

  it.skipIf(isSkipped)("lets no more through when all come at once", async () => {
    const take = create();
    const answers = await Promise.all(Array.from({ length: 40 }, () => take("ada", policy)));
    expect(answers.filter((answer) => answer?.is_allowed)).toHaveLength(10);
  });
});

describe.skipIf(noRedis !== null)("Redis that is away", () => {
  const policy = { limit: 10, window_ms: 60_000 };
  afterEach(() => bridge.behave("well"));

  it.each(["fail", "drop", "hang"] as const)(
    "is no error and no long wait (%s), and is asked again later",
    async (how) => {
      const take = shared();
      expect(await take("ada", policy)).toMatchObject({ remaining: 9 });
      bridge.behave(how);
      const started = performance.now();
      expect(await take("ada", policy)).toBeNull();
      expect(performance.now() - started).toBeLessThan(1_500);
      bridge.behave("well");
      // For a while nobody waits for it at all.
      const asked = bridge.counts.commands;
      for (let index = 0; index < 20; index++) expect(await take("ada", policy)).toBeNull();
      expect(bridge.counts.commands).toBe(asked);
      at(5_001);
      expect(await take("ada", policy)).toMatchObject({ is_allowed: true });
      expect(await take("ada", policy)).not.toBeNull();
    },
  );

  it("that comes back empty is told the script again", async () => {
    const take = shared();
    await take("ada", policy);
    await bridge.command("SCRIPT", "FLUSH");
    expect(await take("ada", policy)).toMatchObject({ is_allowed: true, remaining: 8 });
  });

  it("spares it the questions of who was refused", async () => {
    const take = shared();
    for (let index = 0; index < 11; index++) await take("ada", policy);
    const asked = bridge.counts.commands;
    for (let index = 0; index < 20; index++) expect(await take("ada", policy)).toMatchObject({ is_allowed: false });
    expect(bridge.counts.commands).toBe(asked);
  });
});
