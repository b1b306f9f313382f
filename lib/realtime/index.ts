export { ConversationReader } from "./conversation-reader.ts";
export { hub } from "./hub.ts";
export { LiveAnswer } from "./live-answer.ts";
export { type EventStreamOptions, followOwnFacts, openEventStream } from "./open-event-stream.ts";
export { openSharedStream } from "./open-shared-stream.ts";
export { sharedCounts } from "./shared-counts.ts";
export { startHub } from "./start-hub.ts";
export { installWebSocket } from "./websocket/install-web-socket.ts";
export type { SocketCommands } from "./websocket/socket-commands.ts";
