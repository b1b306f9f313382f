import { expect, it } from "vitest";
import type { Message } from "../../../lib/protocol/contract/messages.ts";
import type { Run, RunStep, RunToolCall } from "../../../lib/protocol/contract/runs.ts";
import type { Pagination } from "../../../lib/protocol/envelope.ts";
import { withEngine } from "../../support/engine.ts";
import { callById, newPerson } from "./api-client.ts";

withEngine();

const dataOf = <T>(answer: { text: string }): T => JSON.parse(answer.text).data;

it("runs are listed newest first, filtered and by cursor, with their steps and tool calls", async () => {
  const { token } = await newPerson("runner");
  const newConversation = async () =>
    dataOf<{ conversation_id: string }>(await callById("createConversation", { token, json: {} }));
  const [params, other] = [await newConversation(), await newConversation()];
  const send = (content: string, to = params) => callById("sendMessage", { token, params: to, json: { content } });
  const begun = new Date();
  await send("(3+4)*12");
  await send("Hello");
  const third = dataOf<Message>(await send("Hello again", other));
  const list = async (query: string) => {
    const answer = await callById("listRuns", { token, query });
    expect(answer.status, answer.text).toBe(200);
    const { data, pagination }: { data: Run[]; pagination: Pagination } = JSON.parse(answer.text);
    return { ids: data.map(({ run_id }) => run_id), pagination };
  };
  const { ids, pagination } = await list("");
  expect([ids[0], ids.length, pagination.total]).toEqual([third.run_id, 3, 3]);
  const first = await list("per_page=2");
  expect([first.ids, first.pagination.total]).toEqual([ids.slice(0, 2), 3]);
  expect((await list(`per_page=2&cursor=${first.pagination.next_cursor}`)).ids).toEqual(ids.slice(2));
  expect((await list("per_page=2&page=2")).ids).toEqual(ids.slice(2));
  const oldest = await list("sort=created_at&per_page=2");
  expect([oldest.ids, oldest.pagination.total]).toEqual([ids.toReversed().slice(0, 2), 3]);
  expect((await list(`sort=created_at&cursor=${oldest.pagination.next_cursor}`)).ids).toEqual(ids.slice(0, 1));
  expect((await list(`sort=-created_at&cursor=${first.pagination.next_cursor}`)).ids).toEqual(ids.slice(2));
  const notOfThisOrder = [
    `sort=created_at&cursor=${first.pagination.next_cursor}`,
    `cursor=${oldest.pagination.next_cursor}`,
  ];
  for (const query of [...notOfThisOrder, "sort=status", "cursor=abc"])
    expect((await callById("listRuns", { token, query })).status, query).toBe(422);
  expect((await list(`conversation_id=${other.conversation_id}`)).ids).toEqual(ids.slice(0, 1));
  expect((await list("status=completed")).ids).toEqual(ids);
  expect((await list("status=failed")).ids).toEqual([]);
  expect((await list(`from=${begun.toISOString()}`)).ids).toEqual(ids);
  expect((await list(`to=${begun.toISOString()}`)).ids).toEqual([]);

  const one = { token, params: { run_id: ids[2] ?? "" } };
  const steps = dataOf<RunStep[]>(await callById("listRunSteps", one));
  expect(steps.map(({ kind }) => kind)).toContain("tool");
  expect(steps.every(({ finished_at }) => finished_at !== null)).toBe(true);
  const calls = dataOf<RunToolCall[]>(await callById("listRunToolCalls", one));
  expect(calls).toMatchObject([{ tool_name: "python_executor", status: "finished", run_id: ids[2] }]);
  expect(steps.map(({ step_id }) => step_id)).toContain(calls[0]?.step_id);

  const stranger = (await newPerson("stranger")).token;
  for (const id of ["listRunSteps", "listRunToolCalls"])
    expect((await callById(id, { ...one, token: stranger })).status, id).toBe(404);
  const theirs = await callById("listRuns", { token: stranger, query: `conversation_id=${other.conversation_id}` });
  expect(theirs.status).toBe(404);
  expect((await callById("listRuns", { token: stranger })).body?.data).toEqual([]);
});
