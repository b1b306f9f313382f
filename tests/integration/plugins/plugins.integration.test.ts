import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SCRIPT = path.join(import.meta.dirname, "load-in-process.ts");

/** Loads folders one after another, in one process: it reads the whole program first. */
async function load(ask: object, ...folders: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, JSON.stringify(ask), ...folders], {
    cwd: ROOT,
    timeout: 50_000,
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "alma-plugins-"));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

const tool = (changes = "") => `import { defineTool, z } from "alma";
export default defineTool({ display_name: { zh: "试", en: "Try" }, description: "A try.", tool_type: "code",
  input: z.object({}), output: z.object({}), security_level: "safe", idempotent: true, timeout: 5,
  examples: [{ input: {}, output: {} }], run: async () => ({ ok: true, result: {} }), ${changes} });`;

const agent = (name: string, tools: string[]) => `import { defineAgent } from "alma";
const both = { zh: "文", en: "text" };
export default defineAgent({ name: "${name}", display_name: both, description: both, instructions: both,
  tools: ${JSON.stringify(tools)}, capabilities: [] });`;

const FAULTY = {
  "good_one.ts": tool("agents: ['nobody']"),
  "last.mjs": agent("last_agent", ["good_one", "delegate"]),
  "file_read.mjs": tool(),
  "mcp__x.mjs": tool(),
  "broken.ts": "export default {",
  "throws.mjs": "throw new Error('at load');",
  "empty.mjs": "export const nothing = 1;",
  "half.mjs": tool("run: 5"),
  "taken.mjs": agent("web_agent", []),
  "handless.mjs": agent("handless", ["not_there"]),
  "notes.md": "not loaded",
  "types.d.ts": "not loaded",
};

let faulty = "";
let loaded: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  faulty = await folderWith(FAULTY);
  loaded = await load({ text: "two words 和中文" }, "examples/plugins", faulty, "/nowhere/at/all");
});
afterAll(() => rm(faulty, { recursive: true, force: true }));

describe("the plug-in folder", () => {
  it("adds the example's tool and agent to the real registries, ready to be used", () => {
    const { reports, answer, hands } = loaded;
    expect(reports[0]).toEqual({ tools: ["word_count"], agents: ["editor_agent"], failures: [] });
    expect(answer).toMatchObject({ ok: true, result: { characters: 13, lines: 1 } });
    expect(hands.general_agent).toContain("word_count");
    expect(hands.editor_agent).toEqual(["word_count", "file_read", "file_write"]);
  });

  it("names the file of what is wrong, loads the rest, and replaces nothing", () => {
    const [, report] = loaded.reports;
    expect(report).toMatchObject({ tools: ["good_one"], agents: ["last_agent"] });
    const failures = Object.fromEntries(
      report.failures.map(({ file, message }: { file: string; message: string }) => [file, message]),
    );
    const fine = ["last.mjs", "notes.md", "types.d.ts"];
    expect(Object.keys(failures).sort()).toEqual(
      Object.keys(FAULTY)
        .filter((file) => !fine.includes(file))
        .sort(),
    );
    expect(failures["file_read.mjs"]).toBe("There is a tool named file_read already.");
    expect(failures["half.mjs"]).toContain("run: is no function");
    expect(failures["throws.mjs"]).toBe("at load");
    expect(failures["handless.mjs"]).toContain("not_there");
    expect(failures["good_one.ts"]).toContain("no agent named nobody");
    expect(loaded.hands.web_agent).toContain("web_fetch");
  });

  it("that is not there is told, and stops nothing", () => {
    const nowhere = { tools: [], agents: [], failures: [{ file: expect.stringContaining("nowhere") }] };
    expect(loaded.reports[2]).toMatchObject(nowhere);
  });
});
