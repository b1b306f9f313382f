import { describe, expect, it } from "vitest";
import { say } from "../../support/model-servers/index.ts";
import { ACCOUNTS } from "./accounts.ts";
import { AGENTS } from "./agents.ts";
import { CONVERSATIONS } from "./conversations.ts";
import { play, type Variables } from "./player.ts";
import { PROVIDERS } from "./providers.ts";
import type { SeedRequest } from "./seed-request.ts";
import { withStage } from "./stage.ts";
import { STATUS_CODES } from "./status-codes.ts";

const stage = withStage(() => [say("Python装饰器是一种设计模式。")]);
const variables: Variables = {};

/** What is known before the first request, and what a person reads out of a link. */
function told(): Variables {
  const { model, admin } = stage();
  variables.admin_email = admin.email;
  variables.admin_password = admin.password;
  variables.model_url = model.base_url;
  variables.model_key = model.api_key;
  const token = /[#?&/=]([\w-]{20,})$/.exec(variables.reset_url ?? "")?.[1];
  if (token !== undefined) variables.reset_token = token;
  return variables;
}

const titleOf = ({ section, what, method, path }: SeedRequest) => `${section} ${what}: ${method} ${path}`;
const REQUESTS = [...ACCOUNTS, ...PROVIDERS, ...AGENTS, ...CONVERSATIONS, ...STATUS_CODES];

describe("every request of chapter 3, in order, on a fresh server", () => {
  it("is as many as we think", () => {
    expect(REQUESTS.length).toBeGreaterThanOrEqual(38);
  });

  // In order: each may need what the one before it was answered.
  for (const request of REQUESTS) {
    it(titleOf(request), async () => {
      await play(stage().url, request, told());
    });
  }

  it("3.1.3 429 请求频率超限: who tries one password after another has to wait", async () => {
    const answers: Response[] = [];
    for (let tries = 0; tries < 60 && answers.at(-1)?.status !== 429; tries += 1) {
      const body = new URLSearchParams({ username: "another@example.com", password: `wrong ${tries}` });
      answers.push(await fetch(`${stage().url}/v1/login/access-token`, { method: "POST", body }));
    }
    expect(answers.at(-1)?.status).toBe(429);
    expect(Number(answers.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
