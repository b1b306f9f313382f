import type { ZodOpenApiPathItemObject } from "zod-openapi";

const EVENT = { $ref: "#/components/schemas/ServerEvent" };
const MESSAGE = { $ref: "#/components/schemas/ClientMessage" };

/** Where the sockets are, for programs that look for it. */
export const socketSection = (url: string) => ({
  url: `${url.replace(/^http/, "ws")}/v1/ws/chat/{conversation_id}`,
  parameters: {
    conversation_id: "The conversation.",
    token: "The access token or API key, where the client can set no header.",
  },
  subprotocols: ["alma.v1", "bearer.<token>"],
  send: MESSAGE,
  receive: EVENT,
});

/**
 * The socket as what comes nearest to it in OpenAPI: something the server sends by itself, and what the client says to
 * it. Generated clients get the types of both from here.
 */
export const SOCKET_WEBHOOK: Record<string, ZodOpenApiPathItemObject> = {
  chatSocket: {
    post: {
      operationId: "chatSocket",
      summary: "Over the WebSocket: what the server sends, and what a client sends",
      description:
        "Not an HTTP request: each frame of `/v1/ws/chat/{conversation_id}` from the server is such a body, each frame from " +
        "the client such an answer. See the tag `websocket`.",
      tags: ["websocket"],
      security: [{ HTTPBearer: [] }, { ApiKey: [] }, { SessionCookie: [] }],
      requestBody: { required: true, content: { "application/json": { schema: EVENT } } },
      responses: {
        "200": { description: "A frame of the client's", content: { "application/json": { schema: MESSAGE } } },
        "404": { description: "The conversation is not there, or not yours: the upgrade is refused" },
      },
    },
  },
};
