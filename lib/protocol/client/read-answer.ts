import type { z } from "zod";
import { errorBodySchema } from "../envelope.ts";
import { type ApiResult, clientError, clientErrorCode } from "./client-error.ts";

/**
 * Reads one of the API's envelopes. `body` is the text of the answer, `retry_after` its header in seconds. An answer
 * that is no envelope (a proxy's page) becomes `UNKNOWN`, or the code that fits its status.
 */
export function readAnswer<Data>(
  schema: z.ZodType<Data>,
  answer: { status: number; body: string; retry_after: string | null },
): ApiResult<Data> {
  const json = parseJson(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    const data = typeof json === "object" && json !== null && "data" in json ? json.data : undefined;
    const parsed = schema.safeParse(data);
    return parsed.success ? { ok: true, data: parsed.data } : { ok: false, error: clientError("UNKNOWN") };
  }
  const seconds = Number(answer.retry_after);
  const retry_after = answer.retry_after && Number.isFinite(seconds) ? seconds : null;
  const failure = errorBodySchema.safeParse(json);
  if (!failure.success) return { ok: false, error: { ...clientError(codeOfStatus(answer.status)), retry_after } };
  const { code, message, details = [] } = failure.data.error;
  return { ok: false, error: { code: clientErrorCode(code), message, details, retry_after } };
}

function codeOfStatus(status: number) {
  if (status === 401) return "UNAUTHORIZED";
  if (status === 404) return "NOT_FOUND";
  if (status === 413) return "PAYLOAD_TOO_LARGE";
  if (status === 429) return "RATE_LIMITED";
  return status >= 502 && status <= 504 ? "SERVICE_UNAVAILABLE" : "UNKNOWN";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
