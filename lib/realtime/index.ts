export { hub } from "./hub.ts";
export { LiveAnswer } from "./live-answer.ts";
export { type EventStreamOptions, openEventStream } from "./open-event-stream.ts";
