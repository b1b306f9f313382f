import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { systemAgents } from "../registry.ts";
import { tools } from "./registry.ts";
import { inputSchema } from "./tool-schemas.ts";

const FOLDER = import.meta.dirname;
/** Files beside the tools that are not tools. */
const OTHERS = ["define-tool.ts", "registry.ts", "registry.test.ts", "tool-schemas.ts", "run-in-workspace.ts"];

/** What these give is made of their input alone, or tells only what they have done. */
const TRUSTED = ["current_time", "file_write", "init_project", "math_calculator", "write_document"];

describe("tool registry", () => {
  it("has every tool file under its own name", () => {
    const files = readdirSync(FOLDER).filter((file) => !OTHERS.includes(file) && !file.endsWith(".test.ts"));
    expect([...tools.keys()].sort()).toEqual(files.map((file) => path.basename(file, ".ts")).sort());
  });

  it.each([...tools])("%s describes itself: object input, examples that its own schema takes", (_name, tool) => {
    expect(inputSchema(tool)).toMatchObject({ type: "object" });
    expect(tool.description.length).toBeGreaterThan(20);
    expect(tool.examples.length).toBeGreaterThan(0);
    for (const example of tool.examples) expect(tool.input.safeParse(example.input).success).toBe(true);
  });

  it("takes what a tool gives as coming from outside, unless it is one of these few that read nothing", () => {
    const trusted = [...tools].filter(([, tool]) => tool.untrusted_output !== true).map(([name]) => name);
    expect(TRUSTED).toEqual(expect.arrayContaining(trusted));
  });

  it("keeps results of idempotent tools only", () => {
    for (const [name, tool] of tools) if (tool.cache !== undefined) expect(tool.idempotent, name).toBe(true);
  });

  it("knows every tool that an agent names", () => {
    for (const agent of systemAgents.values()) {
      for (const name of agent.tools)
        expect(name === "delegate" || tools.has(name), `${agent.name}: ${name}`).toBe(true);
    }
  });

  it("keeps a plain question cheap: instructions and schemas of the general agent stay under 400 tokens", () => {
    const general = systemAgents.get("general_agent");
    const schemas = (general?.tools ?? []).flatMap((name) => {
      const tool = tools.get(name);
      return tool ? [JSON.stringify({ description: tool.description, ...inputSchema(tool) })] : [];
    });
    // Four characters a token in English, one in Chinese: the dearer language is counted.
    expect((general?.instructions.zh.length ?? 0) + schemas.join("").length / 4).toBeLessThan(400);
  });
});
