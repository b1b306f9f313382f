import { requestContext } from "../core/log/request-context.ts";

/** Says on an answer what is left of the caller's allowance, and in how many seconds its window ends. */
export function withLimitHeaders(response: Response): Response {
  const allowance = requestContext()?.allowance;
  if (!allowance) return response;
  response.headers.set("ratelimit-limit", String(allowance.limit));
  response.headers.set("ratelimit-remaining", String(allowance.remaining));
  response.headers.set("ratelimit-reset", String(allowance.reset));
  return response;
}
