import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSystemAgent } from "../../../lib/agents/index.ts";
import type { Approval } from "../../../lib/protocol/contract/approvals.ts";
import { withEngine } from "../../support/engine.ts";
import { call, say, startModelServer } from "../../support/model-servers/index.ts";
import { startOutside } from "../../support/outside-server.ts";
import { until } from "../../support/until.ts";
import { callById, newPerson } from "./api-client.ts";

// The allow-list is read once per process: both servers must be up first.
const model = await startModelServer({ kind: "custom" });
const outside = await startOutside();
process.env.ALMA_EGRESS_ALLOW = `${new URL(model.base_url).host},${outside.host}`;

withEngine();

let token = "";
const params = { conversation_id: "" };

const dataOf = (answer: { text: string }) => JSON.parse(answer.text).data;

beforeAll(async () => {
  // An ordinary person: a yes is what such a call needs, not an administrator.
  token = (await newPerson("orderer")).token;
  const provider = { provider: "custom", provider_name: "Scripted", api_base_url: model.base_url };
  const { llm_id } = dataOf(
    await callById("createLlmConfig", { token, json: { ...provider, api_key: model.api_key, is_default: true } }),
  );
  await callById("createModel", { token, json: { llm_id, name: model.default_model } });
  params.conversation_id = dataOf(await callById("createConversation", { token, json: {} })).conversation_id;
});
afterAll(async () => {
  await model.close();
  await outside.close();
});

/** Sends a message whose answer needs a yes. Answers the run as the sender is told, and its question. */
async function ask(method: string) {
  model.play([call("http_request", { method, url: outside.url("/orders"), body: "{}" }), say("Done.")]);
  const agent_id = (await findSystemAgent("web_agent"))?.agent_id;
  const sent = await callById("sendMessage", { token, params, json: { content: "order it", agent_id } });
  expect(sent).toMatchObject({ status: 202, body: { data: { status: "waiting_approval" } } });
  const { run_id } = dataOf(sent);
  const listed = await callById("listApprovals", { token, query: `status=pending&run_id=${run_id}` });
  expect(listed.body).toMatchObject({ success: true, pagination: { total: 1 } });
  const [approval]: Approval[] = dataOf(listed);
  if (!approval) throw new Error("no approval");
  return { run_id, approval };
}

const statusOf = async (run_id: string) => dataOf(await callById("getRun", { token, params: { run_id } })).status;

describe("approvals over the API", () => {
  it("a message that waits for a yes answers 202; the decision lets it go on", async () => {
    const { run_id, approval } = await ask("POST");
    const { approval_id } = approval;
    expect(approval).toMatchObject({ tool_name: "http_request", agent_name: "web_agent", status: "pending" });
    expect(dataOf(await callById("getApproval", { token, params: { approval_id } }))).toEqual(approval);
    const decide = (decision: string) =>
      callById("decideApproval", { token, params: { approval_id }, json: { decision } });
    expect((await decide("yes")).status).toBe(422);
    expect(await decide("approve")).toMatchObject({ status: 200, body: { data: { status: "approved" } } });
    expect(await decide("approve")).toMatchObject({ status: 200 });
    expect(await decide("deny")).toMatchObject({
      status: 409,
      body: { error: { code: "CONFLICT", message: expect.stringMatching(/^You approved this already, at 20/) } },
    });
    await until(async () => (await statusOf(run_id)) === "completed");
    expect(outside.received).toHaveLength(1);
  });

  it("a yes for the conversation is listed and taken back; a stranger does neither", async () => {
    const { run_id, approval } = await ask("PUT");
    const { approval_id, destination } = approval;
    expect(destination).toBe(new URL(outside.url("/")).origin);
    const decide = (json: object) => callById("decideApproval", { token, params: { approval_id }, json });
    expect((await decide({ decision: "deny", scope: "conversation" })).status).toBe(422);
    const json = { decision: "approve", scope: "conversation" };
    expect(await decide(json)).toMatchObject({ status: 200, body: { data: { scope: "conversation" } } });
    await until(async () => (await statusOf(run_id)) === "completed");
    const query = `conversation_id=${params.conversation_id}`;
    const listed = await callById("listStandingApprovals", { token, query });
    expect(listed.body).toMatchObject({ data: [{ tool_name: "http_request", destination }], pagination: { total: 1 } });
    const [{ standing_id }] = dataOf(listed);
    const stranger = (await newPerson("stranger")).token;
    const revoke = (by: string) => callById("revokeStandingApproval", { token: by, params: { standing_id } });
    expect((await revoke(stranger)).status).toBe(404);
    expect(dataOf(await callById("listStandingApprovals", { token: stranger, query }))).toEqual([]);
    expect((await revoke(token)).status).toBe(204);
    expect((await revoke(token)).status).toBe(404);
    outside.received.length = 1;
  });

  it("a stranger finds none of it, as with a random id", async () => {
    const { run_id, approval } = await ask("DELETE");
    const stranger = (await newPerson("stranger")).token;
    for (const id of ["getApproval", "decideApproval"]) {
      const json = id === "decideApproval" ? { decision: "approve" } : undefined;
      const to = (approval_id: string) => callById(id, { token: stranger, params: { approval_id }, json });
      const real = await to(approval.approval_id);
      expect(real, id).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
      expect((await to(crypto.randomUUID())).body?.error).toEqual(real.body?.error);
      expect((await to("no-id")).body?.error?.code).toBe("NOT_FOUND");
    }
    expect(dataOf(await callById("listApprovals", { token: stranger }))).toEqual([]);
    expect(await statusOf(run_id)).toBe("waiting_approval");
    expect((await callById("cancelRun", { token, params: { run_id } })).body?.data).toMatchObject({
      status: "cancelled",
    });
    expect(outside.received).toHaveLength(1);
  });
});
