import { z } from "zod";
import { eventSchemas } from "../events.ts";
import { socketMessageSchema } from "../socket-messages.ts";

/** What a client sends over the socket. */
const clientMessage = socketMessageSchema.meta({
  description: "What a client sends over the WebSocket.",
  unusedIO: "input",
});

/** What the server sends, over the socket and in `data:` of an event stream. */
const serverEvent = z.union(eventSchemas).meta({ description: "What the server sends, told apart by `type`." });

/** Schemas that no operation has as its body or answer. */
export const LIVE_SCHEMAS = { ClientMessage: clientMessage, ServerEvent: serverEvent };
