import { validate } from "../../http/index.ts";
import { type SocketMessage, socketMessageSchema } from "../../protocol/socket-messages.ts";

/** A frame's text as a JSON value; undefined when it is none. */
export function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The client's message in a frame. VALIDATION_ERROR naming what is wrong. */
export const readMessage = (value: unknown): Promise<SocketMessage> => validate(socketMessageSchema, value);

/** The client's own id of a message, as far as it can be read from one that was refused. */
export function clientIdIn(value: unknown): string | undefined {
  const data = fieldOf(value, "data");
  const id = fieldOf(data, "message_id");
  return fieldOf(value, "type") === "user_message" && typeof id === "string" ? id.slice(0, 100) : undefined;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
