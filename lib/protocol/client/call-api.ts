import type { z } from "zod";
import { type ApiResult, clientError } from "./client-error.ts";
import { readAnswer } from "./read-answer.ts";

interface Call<Data> {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  response: z.ZodType<Data>;
}

/** Calls `/v1` with the page's session and reads the envelope; an unreachable server is the error `NETWORK`. */
export async function callApi<Data>(call: Call<Data>): Promise<ApiResult<Data>> {
  try {
    const response = await fetch(call.path, {
      method: call.method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(call.body === undefined ? {} : { "content-type": "application/json" }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
    return readAnswer(call.response, {
      status: response.status,
      body: await response.text(),
      retry_after: response.headers.get("retry-after"),
    });
  } catch {
    return { ok: false, error: clientError("NETWORK") };
  }
}
