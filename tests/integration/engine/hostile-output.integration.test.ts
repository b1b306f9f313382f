import { describe, expect, it } from "vitest";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, withEngine } from "../../support/engine.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";

withEngine();

// PostgreSQL keeps neither NUL nor half of a surrogate pair; both come from models and programs all the same.
describe("characters that cannot be stored", () => {
  it("in a model's text are replaced, and the answer is kept", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [say("before\u0000after, and half: \ud83d")]);
    const { run, answer } = await askOnce(ada, "hello there");
    expect(run.status).toBe("completed");
    expect(answer.content).toBe("before\ufffdafter, and half: \ufffd");
  });

  it("in a tool's output and input are replaced, and the loop goes on", async () => {
    const ada = await createActor({ is_superuser: true });
    await scriptedProvider(ada, [
      call("python_executor", { code: "print('a\\0b')" }),
      call("python_executor", { code: "# \u0000\nprint('c')" }),
      say("Seen."),
    ]);
    const { run, answer } = await askOnce(ada, "```python\n1\n```");
    expect(run.status).toBe("completed");
    expect(answer.tool_calls).toMatchObject([
      { status: "finished", result: { result: { stdout: "a\ufffdb\n" } } },
      { status: "finished", tool_input: { code: "# \ufffd\nprint('c')" }, result: { result: { stdout: "c\n" } } },
    ]);
  });
});
