import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { createConversation } from "../../../lib/conversations/index.ts";
import { uploadFile } from "../../../lib/workspace/index.ts";
import { createActor } from "../../support/create-actor.ts";
import { askOnce, withEngine } from "../../support/engine.ts";

// The allow-list is read once per process: the page's server must be up before anything asks for it.
const page = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(
    "<html><head><title>Tide tables</title></head><body><article><h1>Tide tables</h1><p>High water at Port Vell is at 06:42 tomorrow, which is earlier than the pilots expected when the tables were printed.</p></article></body></html>",
  );
});
await new Promise<void>((resolve) => page.listen(0, "127.0.0.1", resolve));
const port = (page.address() as AddressInfo).port;
process.env.ALMA_EGRESS_ALLOW = `127.0.0.1:${port}`;

withEngine();
const ada = await createActor();
afterAll(() => page.close());

describe("without any provider", () => {
  it("routes arithmetic in words to the coding agent, which computes it in the sandbox", async () => {
    const { run, answer } = await askOnce(ada, "(3+4)*12 的平方根是多少");
    expect(run.status).toBe("completed");
    expect(answer.run?.analysis?.agent_name).toBe("coding_agent");
    expect(answer.tool_calls).toMatchObject([{ tool_name: "python_executor", result: { success: true } }]);
    expect(answer.content).toContain("9.16515138991");
    expect(answer.metadata).toMatchObject({ provider: "offline", finish_reason: "stop" });
  });

  it("runs a pasted Python block and shows its real output", async () => {
    const { answer } = await askOnce(ada, "```python\nprint(sum(n * n for n in range(1, 101)))\n```");
    expect(answer.run?.analysis?.agent_name).toBe("coding_agent");
    expect(answer.content).toContain("338350");
  });

  it("runs a pasted JavaScript block and shows its real output", async () => {
    const { answer } = await askOnce(ada, "```js\nconsole.log([...'alma'].reverse().join(''))\n```");
    expect(answer.tool_calls).toMatchObject([{ tool_name: "javascript_executor" }]);
    expect(answer.content).toContain("amla");
  });

  it("says an error of the program as it is", async () => {
    const { run, answer } = await askOnce(ada, "```python\nprint(1/0)\n```");
    expect(run.status).toBe("completed");
    expect(answer.tool_calls[0]?.result).toMatchObject({ success: false });
    expect(answer.content).toContain("ZeroDivisionError");
  });

  it("reads an attached text file", async () => {
    const { conversation_id } = await createConversation(ada, {});
    const data = new TextEncoder().encode("The harbour master is called Imogen Vale.\nShe starts at six.\n");
    const file = await uploadFile(ada, conversation_id, { name: "harbour.txt", media_type: "text/plain", data });
    const { answer } = await askOnce(ada, "What does the attached file say?", {
      conversation_id,
      attachments: [{ type: "file", url: file.url, name: file.path, size: file.size }],
    });
    expect(answer.run?.analysis?.agent_name).toBe("file_agent");
    expect(answer.content).toContain("Imogen Vale");
  });

  it("fetches and quotes a page that the operator lists", async () => {
    const { answer } = await askOnce(ada, `What does http://127.0.0.1:${port}/tides say?`);
    expect(answer.run?.analysis?.agent_name).toBe("web_agent");
    expect(answer.content).toContain("06:42");
  });

  it.each([
    "http://127.0.0.1:1/",
    "http://localhost:1/",
    "http://[::1]:1/",
    "http://2130706433:1/",
    "http://0x7f.1:1/",
  ])("refuses %s with the reason", async (url) => {
    const { run, answer } = await askOnce(ada, `Summarise ${url} please`);
    expect(run.status).toBe("completed");
    expect(answer.tool_calls[0]?.result?.error).toContain("EGRESS_REFUSED");
  });

  it("says plainly what it is when it can do nothing with a message", async () => {
    const { answer } = await askOnce(ada, "Tell me a story about a lighthouse");
    expect(answer.content).toContain("/settings/providers");
  });
});
