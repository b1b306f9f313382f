import { beforeAll, describe, expect, it } from "vitest";
import { call, type ScriptStep, say, status } from "../../support/model-servers/index.ts";
import { SeedSocket } from "./chat-socket.ts";
import { differences } from "./shape.ts";
import { make, signIn } from "./sign-in.ts";
import { addModel, withStage } from "./stage.ts";

const USAGE = { total_tokens: 450 };
const ID = "123e4567-e89b-12d3-a456-426614174000";
const timestamp = "2025-06-24T10:00:00Z";

/** 3.7.2 and 3.7.3: each message of the server's, as it is shown there. A call's id is a UUID here, not `call_12345`. */
const SHOWN: Record<string, object> = {
  connection_status: { status: "connected", user_id: ID, conversation_id: ID, session_id: "session_12345" },
  message_received: { message_id: ID, temp_message_id: "temp_msg_12345", status: "processing" },
  agent_start: { agent_id: ID, agent_name: "编程智能体", message_id: ID },
  content_stream: { message_id: ID, content_delta: "机器学习是一种", is_complete: false },
  tool_call: { message_id: ID, tool_name: "web_search", tool_input: { code: "print(1)" }, call_id: "call_12345" },
  tool_result: { call_id: "call_12345", result: {} },
  message_complete: {
    message_id: ID,
    final_content: "完整的回答内容...",
    metadata: { model: "gpt-4", usage: USAGE, response_time: 8.5 },
  },
};

const endsWithResult = (body: unknown) => /"role":"tool"/.test(JSON.stringify(body));
const answer = (body: unknown): ScriptStep[] =>
  endsWithResult(body)
    ? [say("机器学习是一种方法。")]
    : [say("让我算一下。"), call("python_executor", { code: "print(1)" })];
let isRefusing = false;
const stage = withStage(({ body }) => (isRefusing ? [status(401)] : answer(body)));

let token = "";
let agent_id = "";
let model_id = "";
beforeAll(async () => {
  const { url, admin } = stage();
  token = await signIn(url, admin.email, admin.password);
  model_id = await addModel(stage(), token);
  const agent = { name: "coder", display_name: "编程智能体", instruction: "写代码。" };
  [agent_id = ""] = await make(url, "/v1/agents", token, agent, "agent_id");
  const tools = await fetch(`${url}/v1/tools?search=python_executor`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data } = await tools.json();
  await make(url, `/v1/agents/${agent_id}/tools`, token, { tool_id: data[0].tool_id });
});

async function open(): Promise<SeedSocket> {
  const [conversation_id = ""] = await make(stage().url, "/v1/conversations", token, {}, "conversation_id");
  return await new SeedSocket(stage().url, conversation_id, token).opened();
}

const userMessage = () => ({
  type: "user_message",
  data: { content: "请解释什么是机器学习", agent_id, model_id, message_id: "temp_msg_12345" },
  timestamp,
});

describe("3.7 WebSocket", () => {
  it("each message of an answer is as it is shown, and they come in that order", async () => {
    const socket = await open();
    socket.send(userMessage());
    await socket.frame("message_complete");
    for (const [type, data] of Object.entries(SHOWN)) {
      const frame = await socket.frame(type);
      expect(differences(frame, { type, data, timestamp }), JSON.stringify(frame)).toEqual([]);
    }
    // Pieces of text are no facts and may overtake the fact that is still being stored; `offset` says where they belong.
    const facts = Object.keys(SHOWN).filter((type) => type !== "content_stream");
    const firsts = facts.map((type) => socket.frames.findIndex((frame) => frame.type === type));
    expect(firsts).toEqual([...firsts].sort((one, other) => one - other));
    socket.close();
  });

  it("ping is answered with pong", async () => {
    const socket = await open();
    socket.send({ type: "ping", timestamp });
    expect(differences(await socket.frame("pong"), { type: "pong", timestamp })).toEqual([]);
    socket.close();
  });

  it("a failure is an error event with a code, words and the message it is about", async () => {
    isRefusing = true;
    const socket = await open();
    socket.send(userMessage());
    const shown = { error_code: "MODEL_UNAVAILABLE", error_message: "模型服务暂时不可用", message_id: ID };
    expect(differences(await socket.frame("error"), { type: "error", data: shown, timestamp })).toEqual([]);
    isRefusing = false;
    socket.close();
  });

  it("the same message again, after a reconnect, starts nothing", async () => {
    const socket = await open();
    socket.send(userMessage());
    const first = await socket.frame("message_received");
    socket.send(userMessage());
    const again = await socket.frame("message_received", socket.frames.indexOf(first) + 1);
    expect(again.data?.message_id).toBe(first.data?.message_id);
    await socket.frame("message_complete");
    expect(socket.frames.filter(({ type }) => type === "user_message")).toHaveLength(1);
    socket.close();
  });
});
