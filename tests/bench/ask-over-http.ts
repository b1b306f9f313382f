import { Agent, type IncomingMessage, request as send } from "node:http";
import type { ClientTask } from "./client-messages.ts";

const agent = new Agent({ keepAlive: true });

/** Cuts every request that is still open. */
export const cutRequests = (): void => agent.destroy();

/** A question as a person would write it; the number lets the provider's times be matched with the client's. */
export const questionOf = (id: number): string => `Why do lighthouses have different colours? [#${id}]`;

interface Sent {
  path: string;
  body: unknown;
  accept: string;
}

/** Posts a body and answers the response when its head is there; rejects when it is no 2xx. */
export function post(task: ClientTask, { path, body, accept }: Sent): Promise<IncomingMessage> {
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = {
    "content-type": "application/json",
    "content-length": bytes.length,
    accept,
    ...(task.token && { authorization: `Bearer ${task.token}` }),
  };
  return new Promise((resolve, reject) => {
    const request = send({ agent, host: "127.0.0.1", port: task.port, method: "POST", path, headers });
    request.on("error", reject);
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return resolve(response);
      let text = "";
      response.on("data", (part) => (text += part)).on("end", () => reject(new Error(`${status} ${text}`)));
    });
    request.end(bytes);
  });
}

/** The id of a conversation made now. */
export async function newConversation(task: ClientTask): Promise<string> {
  const response = await post(task, { path: "/v1/conversations", body: {}, accept: "application/json" });
  let text = "";
  for await (const part of response) text += part;
  return JSON.parse(text).data.conversation_id;
}

/** Asks over HTTP (chat completions, or ALMA's message with its events as the answer) and reads to the end. */
export async function askOverHttp(task: ClientTask, id: number, onBytes: (bytes: Buffer) => void): Promise<void> {
  const response = await post(task, await questionTo(task, id));
  response.on("data", onBytes);
  await new Promise<void>((resolve, reject) => {
    response.once("end", resolve);
    response.once("error", reject);
    response.once("close", () => reject(new Error("the connection was cut")));
  });
}

async function questionTo(task: ClientTask, id: number): Promise<Sent> {
  const content = questionOf(id);
  const accept = "text/event-stream";
  if (task.wire === "openai") {
    const body = { model: "bench", stream: true, messages: [{ role: "user", content }] };
    return { path: "/v1/chat/completions", body, accept };
  }
  const conversation_id = task.conversation_ids[id] ?? (await newConversation(task));
  return { path: `/v1/conversations/${conversation_id}/messages`, body: { content }, accept };
}
