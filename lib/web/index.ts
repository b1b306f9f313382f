export { createGuardedFetch, type GuardedFetchOptions } from "./egress.ts";
export type { EgressOptions } from "./egress-policy.ts";
export { type FetchPageOptions, fetchPage } from "./fetch-page.ts";
export { isReading, sendRequest } from "./send-request.ts";
export type { WebError, WebErrorCode } from "./web-error.ts";
export type { FetchPageResult, PageLink, WebPage } from "./web-page.ts";
