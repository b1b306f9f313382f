import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "../../../lib/core/env.ts";
import { createCredential } from "../../../lib/credentials/index.ts";
import {
  createHttpService,
  listHttpServices,
  reviewHttpTools,
  updateHttpService,
} from "../../../lib/http-services/index.ts";
import { createCredentialBody } from "../../../lib/protocol/contract/credentials.ts";
import { createHttpServiceBody } from "../../../lib/protocol/contract/http-services.ts";
import { decideApproval } from "../../../lib/runs/index.ts";
import { startPetShop } from "../../support/http-services/pet-shop.ts";
import { call, say } from "../../support/model-servers/index.ts";
import { scriptedProvider } from "../../support/scripted-provider.ts";
import { approvalsOf, begin, onlyApproval, superuser, withApprovals, work } from "./approvals/approval-runs.ts";

withApprovals();

const SECRET = "sekret-of-the-shop";
let shop: Awaited<ReturnType<typeof startPetShop>>;
beforeAll(async () => {
  shop = await startPetShop();
  env().ALMA_EGRESS_ALLOW.push(shop.host);
});
afterAll(() => shop.close());

/** Somebody whose shop has its tools approved as they come. */
async function withShop() {
  const ada = await superuser();
  const secret = { name: "shop", kind: "bearer", hosts: [shop.host], secret: SECRET };
  await createCredential(ada, createCredentialBody.parse(secret));
  const body = createHttpServiceBody.parse({ prefix: "shop", document_url: shop.url, credential_name: "shop" });
  const { service_id, tools } = await createHttpService(ada, body);
  await reviewHttpTools(ada, service_id, { tools: tools.map(({ name, hash }) => ({ name, approve: hash })) });
  shop.state.asked.length = 0;
  return ada;
}

const asked = () => shop.state.asked.map(({ method, url }) => `${method} ${url}`);

it("asks for what only reads, and puts nothing of its secret before the model", async () => {
  const ada = await withShop();
  const provider = await scriptedProvider(ada, [call("shop_findPets", { tags: ["dog"] }), say("Rex.")]);
  const run = await begin(ada, "Which dogs are there?", "general_agent");
  await work(run.run_id);
  expect((await run.answer())?.content).toContain("Rex.");
  expect(asked()).toEqual(["GET /v1/pets?tags=dog"]);
  expect(shop.state.asked[0]?.headers.authorization).toBe(`Bearer ${SECRET}`);
  expect(await approvalsOf(ada, run.run_id)).toEqual([]);
  const told = JSON.stringify(provider.requests.map(({ body }) => body));
  expect(told).toContain("shop_addPet");
  expect(told).toContain("[secret]");
  expect(told).not.toContain(SECRET);
  expect(JSON.stringify(provider.requests.at(-1)?.body.messages)).toMatch(/untrusted|outside/i);
});

it("asks its person before anything is changed", async () => {
  const ada = await withShop();
  await scriptedProvider(ada, [call("shop_addPet", { body: { name: "Rex" } }), say("Added.")]);
  const run = await begin(ada, "Add Rex", "general_agent");
  await work(run.run_id);
  expect(await run.status()).toBe("waiting_approval");
  expect(asked()).toEqual([]);
  const approval = await onlyApproval(ada, run.run_id);
  expect(approval).toMatchObject({ tool_name: "shop_addPet", tool_input: { body: { name: "Rex" } } });
  await decideApproval(ada, approval.approval_id, { decision: "approve", scope: "once" });
  await work(run.run_id);
  expect(asked()).toEqual(["POST /v1/pets"]);
  expect((await run.answer())?.content).toContain("Added.");
});

it("sends nothing to where its service was led while the question was open", async () => {
  const ada = await withShop();
  await scriptedProvider(ada, [call("shop_addPet", { body: { name: "Rex" } }), say("Not added.")]);
  const run = await begin(ada, "Add Rex", "general_agent");
  await work(run.run_id);
  const { approval_id, destination } = await onlyApproval(ada, run.run_id);
  expect(destination).toBe(`http://${shop.host}`);
  const query = { page: 1, per_page: 1, sort: "created_at" } as const;
  const service_id = (await listHttpServices(ada, query)).items[0]?.service_id ?? "";
  const moved = { base_url: `http://localhost:${shop.host.split(":")[1]}/v1`, credential_name: null };
  const { tools } = await updateHttpService(ada, service_id, moved);
  await reviewHttpTools(ada, service_id, { tools: tools.map(({ name, hash }) => ({ name, approve: hash })) });
  await decideApproval(ada, approval_id, { decision: "approve", scope: "once" });
  await work(run.run_id);
  expect(asked()).toEqual([]);
  expect((await run.answer())?.content).toContain("Not added.");
});

it("gives a picture as a file of the workspace, and a refusal of the service as a failure", async () => {
  const ada = await withShop();
  const script = [call("shop_petPicture", { petId: "1" }), call("shop_get_pets_petId", { petId: "404" }), say("Done.")];
  const provider = await scriptedProvider(ada, script);
  await work((await begin(ada, "Show Rex", "general_agent")).run_id);
  const told = JSON.stringify(provider.requests.at(-1)?.body.messages);
  expect(told).toMatch(/shop_petPicture\/[\w-]+\/answer\.png/);
  expect(told).toContain("HTTP_404: Not Found");
});
