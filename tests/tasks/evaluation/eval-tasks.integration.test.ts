import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type ReceivedRequest, say, startModelServer } from "../../support/model-servers/index.ts";
import { startProcess } from "../../support/start-process.ts";
import { ALL_TASKS } from "../all-tasks.ts";
import { playScript } from "../play-script.ts";

const KEY = "sk-evaluated-0123456789-never-shown";
const RIGHT = ["coding-en-units", "conversation-en-file-in-the-next-message"];
const WRONG = "coding-zh-big-number";
const NO_SITE = { page: (at: string) => at, own: (at: string) => at, received: [] };

/** A model that does two tasks as their scripts say, and says anything to the third. */
function someModel() {
  const scripts = ALL_TASKS.filter(({ id }) => RIGHT.includes(id)).map((task) => ({
    words: task.messages(NO_SITE)[0] ?? "",
    play: playScript(task, { ...NO_SITE }),
  }));
  return (request: ReceivedRequest) => {
    const asked = JSON.stringify(request.body);
    return (
      scripts.find(({ words }) => asked.includes(words))?.play(request) ?? [say(`大概是一，密钥是 ${KEY}${KEY}${KEY}`)]
    );
  };
}

it("plays tasks with a provider from the environment, prints a table and totals, and tells by its exit code", async () => {
  const server = await startModelServer({ kind: "openai", api_key: KEY, script: someModel() });
  const folder = mkdtempSync(path.join(tmpdir(), "alma-eval-test-"));
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const json = path.join(folder, "results.json");
  const variables = {
    ...{ EVAL_PROVIDER: "openai", EVAL_MODEL: server.default_model, EVAL_API_KEY: KEY },
    ...{
      EVAL_BASE_URL: server.base_url,
      EVAL_PRICE: "1,2",
      ALMA_DATA_DIR: "/nowhere",
      DATABASE_URL: "postgres://nobody",
    },
  };
  const args = ["--only", [...RIGHT, WRONG].join(","), "--limit", "30", "--json", json];
  const evaluation = startProcess("scripts/eval-tasks.ts", variables, args);
  expect(await evaluation.ended).toBe(1);
  const printed = evaluation.output();
  for (const id of RIGHT)
    expect(printed).toMatch(new RegExp(`\\| ${id} \\| \\w+_agent \\| passed \\|.* \\d+ \\| 0\\.\\d{4} \\|`));
  expect(printed).toMatch(new RegExp(`\\| ${WRONG} \\| coding_agent \\| FAILED: the answer says 1606938`));
  expect(printed).toMatch(/\| zh \| 0\/1 \|[\s\S]*\| en \| 2\/2 \|[\s\S]*\| all \| 2\/3 \|/);
  const written = readFileSync(json, "utf8");
  expect(JSON.parse(written)).toHaveLength(3);
  // Nor the first part of it, where a text is cut.
  expect(`${printed}${written}`).not.toContain(KEY.slice(0, 6));
  // What only scripts do was not asked for.
  expect(server.refused).toEqual([]);
}, 90_000);
