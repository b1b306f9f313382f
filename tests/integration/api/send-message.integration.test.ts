import { beforeAll, describe, expect, it } from "vitest";
import { readAccessToken } from "../../../lib/auth/access-token.ts";
import { signOut } from "../../../lib/auth/index.ts";
import { parseEvent, type WireEvent } from "../../../lib/protocol/events.ts";
import { withEngine } from "../../support/engine.ts";
import { callById, logIn, newPerson, open, type Person } from "./api-client.ts";

withEngine();

let person: Person;
const params = { conversation_id: "" };

beforeAll(async () => {
  person = await newPerson("writer");
  const created = await callById("createConversation", { token: person.token, json: {} });
  params.conversation_id = JSON.parse(created.text).data.conversation_id;
});

const eventsIn = (text: string): WireEvent[] =>
  [...text.matchAll(/^data: (.*)$/gm)].flatMap((match) => parseEvent(JSON.parse(match[1] ?? "null")) ?? []);
const EVENTS = { accept: "text/event-stream" };

describe("sending a message", () => {
  it("answers 201 with the assistant's message when the run has ended", async () => {
    const answer = await callById("sendMessage", { token: person.token, params, json: { content: "(3+4)*12" } });
    expect(answer).toMatchObject({
      status: 201,
      body: { success: true, data: { role: "assistant", run_id: expect.any(String) } },
    });
    expect(JSON.parse(answer.text).data.content).toContain("84");
  });

  it("streams the run's events and ends with the run, also when it is asked again for the same message", async () => {
    const json = { content: "1+1", client_message_id: "mine" };
    const send = async () => {
      const response = await open("sendMessage", { token: person.token, params, json, headers: EVENTS });
      expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
      return eventsIn(await response.text());
    };
    const events = await send();
    const types = events.map((event) => event.type);
    expect(types[0]).toBe("connection_status");
    for (const type of ["user_message", "message_received", "message_complete"]) expect(types).toContain(type);
    expect(events.at(-1)).toMatchObject({ type: "run_status", data: { status: "completed" } });
    expect((await send()).at(-1)).toEqual(events.at(-1));
  });

  it("answers 202 with the run at once when asked to; a stranger finds no such run", async () => {
    const answer = await callById("sendMessage", {
      token: person.token,
      params,
      json: { content: "2+2" },
      headers: { prefer: "respond-async" },
    });
    expect(answer).toMatchObject({
      status: 202,
      body: { success: true, data: { conversation_id: params.conversation_id } },
    });
    const { run_id } = JSON.parse(answer.text).data;
    const stranger = (await newPerson("stranger")).token;
    for (const id of ["getRun", "cancelRun", "retryRun"]) {
      const theirs = await callById(id, { token: stranger, params: { run_id } });
      expect(theirs, id).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
      const random = await callById(id, { token: stranger, params: { run_id: crypto.randomUUID() } });
      expect(random.body?.error).toEqual(theirs.body?.error);
    }
    expect((await callById("getRun", { token: person.token, params: { run_id } })).status).toBe(200);
  });
});

describe("the event stream", () => {
  it("goes on after Last-Event-ID, and ends when the sign-in does", async () => {
    const token = await logIn(person.email);
    const response = await open("streamEvents", { token, params, headers: { "last-event-id": "2" } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("id: 3\n")) text += (await reader?.read())?.value ?? "";
    expect(text).not.toMatch(/^id: [012]$/m);
    const claims = await readAccessToken(token);
    if (claims) await signOut(claims);
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
    expect((await callById("streamEvents", { token, params })).status).toBe(401);
  });
});
