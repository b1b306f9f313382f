import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { say } from "../../support/model-servers/index.ts";
import { make, signIn } from "./sign-in.ts";
import { withStage } from "./stage.ts";

const stage = withStage(() => [say("A decorator wraps a function.")]);
const isThere = (program: string) => spawnSync(program, ["--version"]).status === 0;
const blocks = [...readFileSync("docs/api.md", "utf8").matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1] ?? "");

interface Outcome {
  status: unknown;
  stdout: string;
  stderr: string;
}

/** Runs a script; the model server of this process goes on answering meanwhile. */
const bash = (script: string, env: Record<string, string | undefined>): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile("bash", ["-c", script], { env: { NODE_ENV: "test", ...env }, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ status: error ? error.code : 0, stdout, stderr }),
    );
  });

describe("the commands of docs/api.md", () => {
  it("are as many as we think", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(9);
  });

  it.skipIf(!isThere("curl") || !isThere("jq"))(
    "work as they are written, one after another",
    async () => {
      const { url, admin, model } = stage();
      const token = await signIn(url, admin.email, admin.password);
      const given = { api_key: model.api_key, api_base_url: model.base_url, is_default: true };
      const provider = { provider: "openai", provider_name: "Scripted", ...given };
      const [llm_id] = await make(url, "/v1/llm-configs", token, provider, "llm_id");
      await make(url, "/v1/models", token, { llm_id, name: "gpt-4" });
      const env = { PATH: process.env.PATH, ALMA: url, EMAIL: admin.email, PASSWORD: admin.password };
      const script = ["set -e -o pipefail", ...blocks].join("\n");
      const { status, stdout, stderr } = await bash(script, env);
      expect(status, `${stdout}\n${stderr}`).toBe(0);
      expect(stdout).toContain("A decorator wraps a function.");
      expect(stdout).toContain("event: message_complete");
    },
    90_000,
  );
});
