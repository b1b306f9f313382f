import { afterAll, beforeAll, expect, it } from "vitest";
import { createActor } from "../../tests/support/create-actor.ts";
import { startSignedInServer } from "../../tests/support/mcp/signed-in-server.ts";
import type { Actor } from "../core/actor.ts";
import { createMcpServerBody } from "../protocol/contract/mcp-servers.ts";
import {
  callMcpTool,
  createMcpServer,
  finishMcpSignIn,
  getMcpServer,
  refreshMcpServer,
  reviewMcpTools,
  signInToMcpServer,
} from "./index.ts";

let guarded: Awaited<ReturnType<typeof startSignedInServer>>;
let admin: Actor;

beforeAll(async () => {
  [guarded, admin] = await Promise.all([startSignedInServer(), createActor({ is_superuser: true })]);
});
afterAll(() => guarded.stop());

/** What the server's sign-in page sends the browser back with. */
async function signInThere(address: string): Promise<{ state: string; code: string }> {
  const answer = await fetch(address, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.pathname).toBe("/settings/mcp/callback");
  return { state: back.searchParams.get("state") ?? "", code: back.searchParams.get("code") ?? "" };
}

it("signs in at a server that asks for it, once, by the person who began it", async () => {
  const body = createMcpServerBody.parse({ name: "Guarded", prefix: "guarded", url: guarded.url });
  const { server_id } = await createMcpServer(admin, body);
  expect(await refreshMcpServer(admin, server_id)).toMatchObject({ status: "needs_sign_in", tools: [] });
  const { authorization_url } = await signInToMcpServer(admin, server_id);
  const { state, code } = await signInThere(authorization_url ?? "");

  const refused = { code: "BAD_REQUEST" };
  await expect(finishMcpSignIn(admin, { state: `${server_id}.forged`, code })).rejects.toMatchObject(refused);
  await expect(finishMcpSignIn(await createActor(), { state, code })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await finishMcpSignIn(admin, { state, code });
  await expect(finishMcpSignIn(admin, { state, code })).rejects.toMatchObject(refused);

  const server = await getMcpServer(admin, server_id);
  expect(server.status).toBe("connected");
  const greet = server.tools.find(({ name }) => name === "greet");
  const hash = greet?.hash ?? "";
  await reviewMcpTools(admin, server_id, { tools: [{ name: "greet", approve: hash }] });
  const call = { server_id, tool_name: "greet", hash, input: { name: "Ada" } };
  expect((await callMcpTool(admin, call, AbortSignal.timeout(20_000))).text).toContain("Ada");
});
