import { expect, it } from "vitest";
import { overheadOf } from "./overhead.ts";

it("counts the system prompt and the tools, and not the question", () => {
  const tools = [{ type: "function", function: { name: "current_time", parameters: {} } }];
  const messages = [
    { role: "system", content: "x".repeat(100) },
    { role: "user", content: "y".repeat(1000) },
  ];
  const overhead = overheadOf(JSON.stringify({ model: "m", messages, tools }));
  expect(overhead).toMatchObject({ system_chars: 100, tools: ["current_time"] });
  expect(overhead.tokens).toBe(Math.ceil((100 + JSON.stringify(tools).length) / 4));
});
