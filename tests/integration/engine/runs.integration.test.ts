import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import { users } from "../../../db/schema/index.ts";
import { findSystemAgent } from "../../../lib/agents/index.ts";
import { createConversation } from "../../../lib/conversations/index.ts";
import { loadConversationView } from "../../../lib/messages/index.ts";
import { cancelRun, getRun, retryRun, startRun } from "../../../lib/runs/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, ended, withEngine } from "../../support/engine.ts";
import {
  badToolArguments,
  call,
  cut,
  delay,
  hang,
  malformed,
  say,
  status,
  think,
} from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { until } from "../../support/until.ts";

withEngine();
const superuser = () => createActor({ is_superuser: true });

describe("a run", () => {
  it("takes a two-step tool loop to its end and keeps usage, cost, reasoning and the calls", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(
      ada,
      [think("multiply"), say("Let me compute."), call("python_executor", { code: "print(6*7)" }), say("It is 42.")],
      "deepseek",
    );
    const { run, answer } = await askOnce(ada, "```python\nprint(6*7)\n```");
    expect(run.status).toBe("completed");
    expect(answer.content).toBe("Let me compute.\n\nIt is 42.");
    expect(answer.tool_calls).toMatchObject([
      {
        tool_name: "python_executor",
        offset: 15,
        status: "finished",
        result: { success: true, result: { stdout: "42\n" } },
      },
    ]);
    expect(answer.metadata).toMatchObject({ provider: "deepseek", finish_reason: "stop", reasoning: "multiply" });
    expect(answer.metadata?.usage).toMatchObject({ prompt_tokens: 203, completion_tokens: 43, total_tokens: 246 });
    expect(answer.metadata?.cost).toEqual({ amount: 0.289, currency: "USD" });
    expect(JSON.stringify(provider.requests[1]?.body)).toContain("42");
  });

  it.each([
    ["a refused key", [status(401)], "PROVIDER_UNAUTHORIZED", ""],
    ["a rate limit that lasts an hour", [status(429, { retry_after: 3600 })], "PROVIDER_RATE_LIMITED", ""],
    ["a server error that stays", [status(500), status(500), status(500)], "MODEL_UNAVAILABLE", ""],
    [
      "a cut in mid-stream",
      [say("half an ans"), cut(), say("half an ans"), cut(), say("half an ans"), cut()],
      "MODEL_UNAVAILABLE",
      "half an ans",
    ],
    [
      "a malformed chunk",
      [say("begun"), malformed(), say("begun"), malformed(), say("begun"), malformed()],
      "PROVIDER_BAD_RESPONSE",
      "begun",
    ],
  ])("ends understandably at %s, with the partial answer kept", async (_name, script, code, partial) => {
    const ada = await superuser();
    await scriptedProvider(ada, script);
    const { run, answer } = await askOnce(ada, "hello there");
    expect(run).toMatchObject({ status: "failed", error: { code } });
    expect(run.error?.message.length).toBeGreaterThan(20);
    expect(answer.content).toBe(partial);
    expect(answer.run?.error?.code).toBe(code);
  });

  it("goes on after a failure that another attempt mends, showing the last wording only", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, [say("first wor"), cut(), say("Second wording.")]);
    const { run, answer } = await askOnce(ada, "hello there");
    expect(run.status).toBe("completed");
    expect(answer.content).toBe("Second wording.");
  });

  it("tells the model about invalid arguments and unknown tools instead of failing", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, [
      badToolArguments("python_executor", '{"code": '),
      call("python_executor", { timeout: 5 }),
      call("launch_rocket", {}),
      say("Sorry."),
    ]);
    const { run, answer } = await askOnce(ada, "```python\nprint(1)\n```");
    expect(run.status).toBe("completed");
    expect(answer.tool_calls.map((made) => made.result?.error?.split(":")[0])).toEqual([
      "INVALID_INPUT",
      "INVALID_INPUT",
      expect.stringContaining("There is no tool"),
    ]);
  });

  it("stops on request, closes the provider's socket within 2 s and keeps what was written", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(ada, [say("so far "), delay(300), say("so good"), hang()]);
    const { conversation_id } = await createConversation(ada, {});
    const { run } = await startRun(ada, { conversation_id, content: "hello there" });
    const [request] = await until(async () => provider.requests.length > 0 && provider.requests);
    await until(async () => {
      const { view } = await loadConversationView(ada, conversation_id);
      return view.messages.at(-1)?.content.includes("good");
    });
    const asked = performance.now();
    await cancelRun(ada, run.run_id);
    const closed = await request?.closed;
    expect((closed ?? Number.POSITIVE_INFINITY) - asked).toBeLessThan(2000);
    const end = await ended(ada, run.run_id);
    expect(end).toMatchObject({ status: "cancelled", error: null });
    const { view } = await loadConversationView(ada, conversation_id);
    expect(view.messages.at(-1)?.content).toBe("so far so good");
  });

  it("stops when its person is deactivated", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(ada, [say("on and "), hang()]);
    const { conversation_id } = await createConversation(ada, {});
    const { run } = await startRun(ada, { conversation_id, content: "hello there" });
    await until(async () => provider.requests.length > 0);
    await db().update(users).set({ is_active: false }).where(eq(users.user_id, ada.user_id));
    expect((await ended(ada, run.run_id)).status).toBe("cancelled");
  });

  it("is started once, however often the same message is sent at once", async () => {
    const ada = await createActor();
    const { conversation_id } = await createConversation(ada, {});
    const message = { conversation_id, content: "hello there", client_message_id: "same" };
    const started = await Promise.all(Array.from({ length: 20 }, () => startRun(ada, message)));
    expect(new Set(started.map(({ run }) => run.run_id)).size).toBe(1);
    expect(started.filter(({ created }) => created)).toHaveLength(1);
    await ended(ada, started[0]?.run.run_id ?? "");
    const { view } = await loadConversationView(ada, conversation_id);
    expect(view.messages.map((sent) => sent.role)).toEqual(["user", "assistant"]);
  });

  it("waits for the earlier ones of its conversation, and a queued one can be withdrawn", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(ada, [delay(400), say("first")]);
    const { conversation_id } = await createConversation(ada, {});
    const first = await startRun(ada, { conversation_id, content: "one please" });
    const second = await startRun(ada, { conversation_id, content: "two please" });
    const third = await startRun(ada, { conversation_id, content: "three please" });
    expect((await cancelRun(ada, second.run.run_id)).status).toBe("cancelled");
    await until(async () => provider.requests.length === 1);
    expect((await getRun(ada, third.run.run_id)).status).toBe("queued");
    await ended(ada, first.run.run_id);
    provider.play([say("third")]);
    expect((await ended(ada, third.run.run_id)).status).toBe("completed");
    const { view } = await loadConversationView(ada, conversation_id);
    expect(view.messages.filter((sent) => sent.role === "assistant").map((sent) => sent.content)).toEqual([
      "first",
      "",
      "third",
    ]);
  });

  it("can be asked for again as a sibling, which alone counts for what follows", async () => {
    const ada = await superuser();
    const provider = await scriptedProvider(ada, [status(401)]);
    const { run, conversation_id } = await askOnce(ada, "hello there");
    provider.play([say("Now it works.")]);
    const again = await retryRun(ada, run.run_id, {});
    expect(again.user_message_id).toBe(run.user_message_id);
    expect((await ended(ada, again.run_id)).status).toBe("completed");
    provider.play([say("Next.")]);
    await askOnce(ada, "and then?", { conversation_id });
    const sent = JSON.stringify(provider.requests.at(-1)?.body);
    expect(sent.split("hello there")).toHaveLength(2);
    expect(sent).toContain("Now it works.");
  });

  it("delegates side by side and answers from the results", async () => {
    const ada = await superuser();
    await scriptedProvider(ada, (request) => {
      const body = JSON.stringify(request.body);
      if (body.includes("It is 1024.")) return [say("Both done: 1024 and Bonjour.")];
      if (body.includes("Compute 2**10"))
        return body.includes("1024") ? [say("It is 1024.")] : [call("python_executor", { code: "print(2**10)" })];
      if (body.includes("Say hello in French")) return [say("Bonjour.")];
      return [
        call("delegate", {
          tasks: [
            { agent: "coding_agent", task: "Compute 2**10" },
            { agent: "general_agent", task: "Say hello in French" },
            { agent: "nobody", task: "x" },
          ],
        }),
      ];
    });
    const orchestrator = await findSystemAgent("orchestrator");
    const { run, answer } = await askOnce(ada, "do both", { agent_id: orchestrator?.agent_id });
    expect(run.status).toBe("completed");
    expect(answer.content).toBe("Both done: 1024 and Bonjour.");
    expect(answer.run?.agents.map(({ agent_name, depth, success }) => [agent_name, depth, success])).toEqual(
      expect.arrayContaining([
        ["orchestrator", 0, true],
        ["coding_agent", 1, true],
        ["general_agent", 1, true],
      ]),
    );
    const delegated = answer.tool_calls.find((made) => made.tool_name === "delegate");
    expect(JSON.stringify(delegated?.result)).toContain("There is no agent");
    expect(answer.metadata?.usage?.total_tokens).toBeGreaterThan(500);
  });
});

describe("a correction", () => {
  it("changes who answers a message like it the next time", async () => {
    const ada = await createActor();
    const agent_id = (await findSystemAgent("file_agent"))?.agent_id;
    const first = await askOnce(ada, "zorble the quarterly frobnication notes");
    expect(first.answer.run?.analysis?.agent_name).not.toBe("file_agent");
    const corrected = await retryRun(ada, first.run.run_id, { agent_id });
    await ended(ada, corrected.run_id);
    const second = await askOnce(ada, "zorble the quarterly frobnication notes again");
    expect(second.answer.run?.analysis).toMatchObject({ agent_name: "file_agent", reason: { code: "correction" } });
  });
});
