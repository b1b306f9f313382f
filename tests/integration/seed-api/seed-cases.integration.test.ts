import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { say } from "../../support/model-servers/index.ts";
import { SeedSocket } from "./chat-socket.ts";
import { make, signIn } from "./sign-in.ts";
import { addModel, withStage } from "./stage.ts";

const stage = withStage(() => [say("Hello!")]);

/** 3.8.2, one to one; see docs/decisions for what differs about an unknown conversation. */
beforeAll(async () => {
  const { url } = stage();
  const body = JSON.stringify({ email: "test@example.com", password: "testpass" });
  const made = await fetch(`${url}/v1/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(made.status).toBe(201);
});

describe("the specification's own test cases", () => {
  it("test_create_conversation", async () => {
    const { url } = stage();
    const token = await signIn(url, "test@example.com", "testpass");
    const response = await fetch(`${url}/v1/conversations`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ title: "测试对话" }),
    });
    expect(response.status).toBe(201);
    const { data } = await response.json();
    expect(data.title).toBe("测试对话");
    expect(data).toHaveProperty("conversation_id");
  });

  it("test_websocket_chat", async () => {
    const { url } = stage();
    const token = await signIn(url, "test@example.com", "testpass");
    await addModel(stage(), token);
    const agent = { name: "mine", display_name: "Mine", instruction: "Be kind." };
    const [agent_id] = await make(url, "/v1/agents", token, agent, "agent_id");
    const [conversation_id = ""] = await make(url, "/v1/conversations", token, {}, "conversation_id");
    const socket = await new SeedSocket(url, conversation_id, token).opened();
    socket.send({ type: "user_message", data: { content: "Hello", agent_id } });
    // 3.7.3 has the server speak first, so the acknowledgement is the first answer to the message, not the first frame.
    const received = await socket.frame("message_received");
    expect(received.type).toBe("message_received");
    expect((await socket.frame("message_complete")).data).toMatchObject({ final_content: "Hello!" });
    socket.close();
  });

  it("a conversation that is not there is refused before the socket opens, and a token that is none", async () => {
    const { url } = stage();
    const token = await signIn(url, "test@example.com", "testpass");
    await expect(new SeedSocket(url, randomUUID(), token).opened()).rejects.toThrow("refused with 404");
    const [conversation_id = ""] = await make(url, "/v1/conversations", token, {}, "conversation_id");
    await expect(new SeedSocket(url, conversation_id, "nonsense").opened()).rejects.toThrow("refused with 401");
  });

  it("an agent that is not there is an error event, and the socket stays", async () => {
    const { url } = stage();
    const token = await signIn(url, "test@example.com", "testpass");
    const [conversation_id = ""] = await make(url, "/v1/conversations", token, {}, "conversation_id");
    const socket = await new SeedSocket(url, conversation_id, token).opened();
    socket.send({ type: "user_message", data: { content: "Hello", agent_id: randomUUID() } });
    expect((await socket.frame("error")).data).toMatchObject({ error_code: "NOT_FOUND" });
    socket.send({ type: "ping" });
    await socket.frame("pong");
    socket.close();
  });
});
