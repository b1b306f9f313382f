import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { syncRegistry } from "../../../agents/engine/start-engine.ts";
import { closeDatabase } from "../../../db/client.ts";
import { onRevoked } from "../../../lib/auth/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import { announce } from "../../../lib/core/announce.ts";
import { logger } from "../../../lib/core/log/logger.ts";
import { type Hub, hub } from "../../../lib/realtime/hub.ts";
import { LiveAnswer } from "../../../lib/realtime/index.ts";
import { endRun, keepDraft, recordRunFacts, startRun, startRunQueue } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { noRedis, type Redis, startRedis, startUpstashBridge, type UpstashBridge } from "../../support/redis/index.ts";
import { installHub, peerHub } from "../../support/redis/peer-hub.ts";
import { takeRun } from "../../support/take-run.ts";
import { until } from "../../support/until.ts";
import { Client } from "./reading.ts";

let redis: Redis;
let bridge: UpstashBridge;
/** The process that works, and one that only has readers. */
let worker: Hub;
let web: Hub;
let stopQueue = async () => {};
const cleanUp: (() => void)[] = [];

const state = (of: Hub) => of.elsewhere?.state;
const isBack = () => until(async () => state(worker) === "redis" && state(web) === "redis", 15_000);

beforeAll(async () => {
  if (noRedis) return;
  await syncRegistry();
  stopQueue = await startRunQueue(null);
  redis = await startRedis();
  bridge = await startUpstashBridge(redis.port);
  worker = peerHub(bridge, "test:");
  web = peerHub(bridge, "test:");
  installHub(worker);
  await isBack();
  // Until then nobody is sure to know all readers, and facts are only pointed at.
  await new Promise((done) => setTimeout(done, 600));
});

afterEach(() => {
  for (const step of cleanUp.splice(0)) step();
});

afterAll(async () => {
  if (noRedis) return;
  worker.elsewhere?.stop();
  web.elsewhere?.stop();
  await stopQueue();
  await bridge.close();
  await redis.kill();
  await closeDatabase();
});

/** A run at work in this process, as the engine has it; `write` is what its model says. */
async function begin() {
  const ada = await createActor();
  const { conversation_id } = await createConversation(ada, {});
  const { run } = await startRun(ada, { conversation_id, content: "hello" });
  const lease = await takeRun(run.run_id);
  const answer = new LiveAnswer({
    conversation_id,
    message_id: run.assistant_message_id,
    text: "",
    reasoning: "",
    attempt: 0,
  });
  const stopKeeping = keepDraft(lease, () => answer.text);
  cleanUp.push(() => {
    stopKeeping();
    answer.drop();
    lease.release();
  });
  const fact = () =>
    recordRunFacts(lease, [
      { type: "run_status", data: { run_id: run.run_id, message_id: run.assistant_message_id, status: "running" } },
    ]);
  const end = async () => {
    answer.close();
    const whole = { content: answer.text, metadata: { finish_reason: "stop" }, agent_id: null, error: null };
    await endRun(lease, { status: "completed", ...whole });
    answer.drop();
  };
  return { ada, conversation_id, run, lease, answer, fact, end };
}

async function reader(conversation_id: string, of: Hub): Promise<Client> {
  const client = await Client.open(conversation_id, of);
  cleanUp.push(() => client.close());
  return client;
}

/** What both show in the end, without the times at which parts of it came. */
const shown = (client: Client) => ({ ...client.view, events: undefined });
const inOrder = (client: Client) => client.numbers.every((seq, index) => seq === index + 1);

describe.skipIf(noRedis !== null)(`a hub over Redis${noRedis ? ` (skipped: ${noRedis})` : ""}`, () => {
  it("is the one of this process in these tests", () => {
    expect(hub()).toBe(worker);
    expect(state(web)).toBe("redis");
  });

  it("shows the readers of another process what local ones see, as fast, to the end", async () => {
    const { conversation_id, answer, fact, end } = await begin();
    const [near, far] = [await reader(conversation_id, worker), await reader(conversation_id, web)];
    await new Promise((done) => setTimeout(done, 150));
    await fact();
    for (const word of ["One ", "two 😀", " three"]) {
      answer.addReasoning(`(${word})`);
      answer.addText(word);
      const { text } = answer;
      await until(async () => far.text === text, 1_000);
    }
    expect(far.answer?.reasoning).toBe("(One )(two 😀)( three)");
    await end();
    await until(async () => far.answer?.is_complete, 1_000);
    expect(shown(far)).toEqual(shown(near));
    expect(inOrder(far)).toBe(true);
    expect(far.view.last_seq).toBe(near.view.last_seq);
  });

  it("gives a late reader of another process the text so far, and text that was taken back never returns", async () => {
    const { conversation_id, answer } = await begin();
    answer.addText("kept ");
    answer.flush();
    answer.addText("broken off");
    answer.rewind({ text: 5, reasoning: 0 });
    answer.addText("long ".repeat(40_000));
    answer.flush();
    const far = await reader(conversation_id, web);
    await until(async () => far.text === answer.text, 2_000);
    answer.addText("end");
    await until(async () => far.text === answer.text, 1_000);
    const second = await reader(conversation_id, web);
    expect(second.text).toBe(answer.text);
    expect(second.answer?.attempt).toBe(1);
  });

  it("writes nothing to Redis for what nobody else reads, and little for what somebody does", async () => {
    const { conversation_id, answer } = await begin();
    await reader(conversation_id, worker);
    await new Promise((done) => setTimeout(done, 100));
    const before = bridge.counts.commands;
    for (let index = 0; index < 200; index += 1) answer.addText(`${index} `);
    answer.flush();
    await new Promise((done) => setTimeout(done, 100));
    // A beat of each hub may fall into that time.
    expect(bridge.counts.commands - before).toBeLessThanOrEqual(4);

    const far = await reader(conversation_id, web);
    await until(async () => far.text === answer.text, 2_000);
    const pipelines = bridge.counts.pipelines;
    const started = Date.now();
    while (Date.now() - started < 1_000) {
      for (let index = 0; index < 50; index += 1) answer.addText("x");
      await new Promise((done) => setTimeout(done, 4));
    }
    await until(async () => far.text === answer.text, 1_000);
    expect(bridge.counts.pipelines - pipelines).toBeLessThan(70);
  });

  it("does not mind FLUSHALL in mid-answer", async () => {
    const { conversation_id, answer, end } = await begin();
    const far = await reader(conversation_id, web);
    answer.addText("before ");
    await until(async () => far.text === "before ", 2_000);
    await bridge.command("FLUSHALL");
    answer.addText("after");
    await until(async () => far.text === "before after", 1_000);
    await end();
    await until(async () => far.answer?.is_complete, 1_000);
    expect(inOrder(far)).toBe(true);
  });

  it("reads from the database while Redis is dead, warns once, and comes back by itself", async () => {
    const warned: unknown[] = [];
    const { warn } = logger();
    logger().warn = (...parts: unknown[]) => void warned.push(parts);
    cleanUp.push(() => {
      logger().warn = warn;
    });
    const { conversation_id, answer, fact, end } = await begin();
    const [near, far] = [await reader(conversation_id, worker), await reader(conversation_id, web)];
    answer.addText("with Redis, ");
    await until(async () => far.text === answer.text, 2_000);
    await redis.kill();
    answer.addText("without it, ");
    answer.flush();
    await fact();
    await until(async () => far.text === answer.text && far.view.last_seq === near.view.last_seq, 6_000);
    expect(state(web)).toBe("redis unreachable, reading from the database");
    const late = await reader(conversation_id, web);
    await until(async () => late.text === answer.text, 3_000);
    // Taken back while nobody hears it.
    answer.rewind({ text: "with Redis, ".length, reasoning: 0 });
    answer.addText("in other words, ");
    answer.flush();
    await until(async () => far.text === answer.text && late.text === answer.text, 4_000);

    await redis.restart();
    await isBack();
    answer.addText("and with it again.");
    await until(async () => far.text === answer.text && late.text === answer.text, 2_000);
    await end();
    await until(async () => far.answer?.is_complete && late.answer?.is_complete, 2_000);
    expect(inOrder(far)).toBe(true);
    expect(far.text).toBe("with Redis, in other words, and with it again.");
    // Two hubs in this one process, each of which says it once.
    expect(warned.length).toBe(2);
  });

  it.each([["fails"], ["hangs"], ["drops"]] as const)("loses nothing when the server %s for a while", async (how) => {
    const { conversation_id, answer, fact, end } = await begin();
    const [near, far] = [await reader(conversation_id, worker), await reader(conversation_id, web)];
    answer.addText("a ");
    await until(async () => far.text === answer.text, 2_000);
    bridge.behave(({ fails: "fail", hangs: "hang", drops: "drop" } as const)[how]);
    cleanUp.push(() => bridge.behave("well"));
    const began = Date.now();
    answer.addText("b ");
    answer.flush();
    await fact();
    // The engine never waits for Redis.
    expect(Date.now() - began).toBeLessThan(500);
    await until(async () => far.text === answer.text && far.view.last_seq === near.view.last_seq, 8_000);
    bridge.behave("well");
    await isBack();
    answer.addText("c");
    await until(async () => far.text === answer.text, 2_000);
    await end();
    await until(async () => far.answer?.is_complete, 2_000);
    expect(inOrder(far)).toBe(true);
  });

  it("is only later, not wrong, with a slow Redis", async () => {
    const { conversation_id, answer, end } = await begin();
    const far = await reader(conversation_id, web);
    bridge.behave(200);
    cleanUp.push(() => bridge.behave("well"));
    for (let index = 0; index < 60; index += 1) {
      answer.addText(`${index} `);
      await new Promise((done) => setTimeout(done, 10));
    }
    await end();
    await until(async () => far.answer?.is_complete, 3_000);
    expect(state(web)).toBe("redis");
    expect(far.text).toBe(answer.text);
    expect(inOrder(far)).toBe(true);
  });

  it("stops a run when another process says so, well before its lease is renewed", async () => {
    const { run, lease } = await begin();
    const began = Date.now();
    const heard = new Promise((resolve) => lease.signal.addEventListener("abort", () => resolve(lease.signal.reason)));
    announce("stop_run", [run.run_id]);
    expect(await heard).toBe("cancelled");
    expect(Date.now() - began).toBeLessThan(1_000);
  });

  it("ends a sign-in when another process says so", async () => {
    const heard = new Promise<void>((resolve) => cleanUp.push(onRevoked("session-elsewhere", resolve)));
    announce("sign_in_ended", ["session-elsewhere"]);
    await heard;
  });
});
