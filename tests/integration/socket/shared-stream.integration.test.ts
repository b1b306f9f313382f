import { afterAll, expect, it } from "vitest";
import { GET } from "../../../app/v1/events/route.ts";
import { closeDatabase } from "../../../db/client.ts";
import { createConversation, deleteConversation, updateConversation } from "../../../lib/conversations/index.ts";
import { tellConversationChanges } from "../../../lib/runs/index.ts";
import { until } from "../../support/until.ts";
import { type SignedIn, signedIn } from "./socket-server.ts";

tellConversationChanges();
afterAll(closeDatabase);

const UNKNOWN = "0198c0de-0000-7000-8000-000000000000";

/** Opens the shared stream as a browser does; `blocks` grows with what comes. */
async function open(ada: SignedIn, places: string[]) {
  const abort = new AbortController();
  const query = new URLSearchParams(places.map((place) => ["conversation", place]));
  const request = new Request(`http://localhost:3000/v1/events?${query}`, {
    headers: { authorization: `Bearer ${ada.token}` },
    signal: abort.signal,
  });
  const response = await GET(request, { params: Promise.resolve({}) });
  const blocks: { id: string; type: string; data: { type: string; seq?: number; data: Record<string, unknown> } }[] =
    [];
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  let isOver = false;
  void (async () => {
    let rest = "";
    for await (const bytes of isStream && response.body ? response.body : []) {
      const parts = (rest + Buffer.from(bytes).toString()).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const [, id = "", type = "", json = ""] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(part) ?? [];
        if (json !== "") blocks.push({ id, type, data: JSON.parse(json) });
      }
    }
    isOver = true;
  })();
  return { status: response.status, blocks, isOver: () => isOver, close: () => abort.abort() };
}

it("carries several conversations, each from its own place, and says which is not there", async () => {
  const ada = await signedIn();
  const eve = await signedIn();
  const one = ada.conversation_id;
  const two = (await createConversation(ada.actor, {})).conversation_id;
  for (const title of ["a", "b", "c"]) await updateConversation(ada.actor, one, { title });
  await updateConversation(ada.actor, two, { title: "z" });

  const stream = await open(ada, [`${one}:1`, `${two}:77`, `${eve.conversation_id}:0`, `${UNKNOWN}:0`]);
  await until(async () => stream.blocks.length >= 7);
  await updateConversation(ada.actor, two, { title: "live" });
  await until(async () => stream.blocks.length >= 8);
  const seen = (id: string) => stream.blocks.filter((block) => block.id.startsWith(id));
  for (const missing of [eve.conversation_id, UNKNOWN])
    expect(seen(missing)).toMatchObject([{ id: `${missing}:0`, data: { data: { error_code: "NOT_FOUND" } } }]);
  expect(seen(one)).toMatchObject([
    { id: `${one}:1`, type: "connection_status", data: { data: { status: "connected", last_seq: 3 } } },
    { id: `${one}:2`, data: { seq: 2, data: { title: "b" } } },
    { id: `${one}:3`, data: { seq: 3, data: { title: "c" } } },
  ]);
  // A number that does not exist: everything from the beginning.
  expect(seen(two)).toMatchObject([
    { type: "connection_status", data: { data: { last_seq: 1 } } },
    { id: `${two}:1`, data: { seq: 1, data: { title: "z" } } },
    { id: `${two}:2`, data: { seq: 2, data: { title: "live" } } },
  ]);
  stream.close();
});

it("ends when one of its conversations is deleted, so that the client asks anew", async () => {
  const ada = await signedIn();
  const stream = await open(ada, [`${ada.conversation_id}:0`]);
  await until(async () => stream.blocks.length === 1);
  await deleteConversation(ada.actor, ada.conversation_id);
  await until(async () => stream.isOver());
  expect((await open(ada, [`${ada.conversation_id}:0`])).status).toBe(404);
});

it("refuses no place, too many, and what is none", async () => {
  const ada = await signedIn();
  const place = `${ada.conversation_id}:0`;
  const many = Array.from({ length: 21 }, () => place);
  for (const places of [[], many, ["x"], [ada.conversation_id], [`${place}x`], [`${ada.conversation_id}:-1`]])
    expect((await open(ada, places)).status, String(places)).toBe(422);
});
