export { accepted } from "./accepted.ts";
export { action, publicAction } from "./action.ts";
export type { Call, RouteHandler } from "./call.ts";
export { downloadResponse } from "./download-response.ts";
export { eventStream, lastEventId } from "./event-stream.ts";
export { contractOf, handle, handlePublic } from "./handle.ts";
export { notFound } from "./not-found.ts";
