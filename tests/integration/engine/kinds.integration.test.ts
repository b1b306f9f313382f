import { describe, expect, it } from "vitest";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, withEngine } from "../../support/engine.ts";
import { call, MODEL_SERVER_KINDS, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";

withEngine();

describe.each(MODEL_SERVER_KINDS)("a two-step tool loop over %s", (kind) => {
  it("streams, reaches the tool, and is stored with what the provider counted", async () => {
    const ada = await createActor({ is_superuser: true });
    const provider = await scriptedProvider(
      ada,
      [say("Let me look. "), call("javascript_executor", { code: "console.log(6 * 7)" }), say("It is 42.")],
      kind,
    );
    const { run, answer } = await askOnce(ada, "```js\nconsole.log(6 * 7)\n```");
    expect(provider.refused).toEqual([]);
    expect(run.status).toBe("completed");
    expect(answer.content).toBe("Let me look. \n\nIt is 42.");
    expect(answer.tool_calls).toMatchObject([
      { tool_name: "javascript_executor", status: "finished", result: { success: true, result: { stdout: "42\n" } } },
    ]);
    expect(answer.metadata).toMatchObject({ provider: kind, model: provider.default_model, finish_reason: "stop" });
    // Two answers: the scripted server counts 101 and 102 tokens in, 21 and 22 out.
    expect(answer.metadata?.usage).toMatchObject({ prompt_tokens: 203, total_tokens: expect.any(Number) });
    expect(answer.metadata?.usage?.estimated).toBeUndefined();
    expect(answer.metadata?.cost?.amount).toBeGreaterThan(0);
    expect(provider.requests).toHaveLength(2);
    expect(JSON.stringify(provider.requests[1]?.body)).toContain("42");
  });
});
