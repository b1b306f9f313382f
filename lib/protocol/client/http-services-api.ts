import type { z } from "zod";
import {
  type createHttpServiceBody,
  type HttpService,
  httpServiceSchema,
  type updateHttpServiceBody,
} from "../contract/http-services.ts";
import type { ActionResult } from "../envelope.ts";
import { isErrorCode } from "../error-codes.ts";
import { callApi } from "./call-api.ts";

type Fields = z.input<typeof updateHttpServiceBody> & Pick<z.input<typeof createHttpServiceBody>, "prefix">;

/**
 * Adds a service with its document, or changes the one of that id. `if_match` is the version that was seen. An unreachable
 * server is SERVICE_UNAVAILABLE.
 */
export async function sendHttpService(
  service_id: string | undefined,
  body: Fields,
  if_match: number | undefined,
): Promise<ActionResult<HttpService>> {
  const place = service_id === undefined ? "" : `/${service_id}`;
  const result = await callApi({
    method: service_id === undefined ? "POST" : "PATCH",
    path: `/v1/http-services${place}`,
    body,
    ...(if_match !== undefined && { headers: { "if-match": `"${if_match}"` } }),
    response: httpServiceSchema,
  });
  if (result.ok) return result;
  const { code, message, details, retry_after } = result.error;
  return {
    ok: false,
    error: {
      ...{ code: isErrorCode(code) ? code : "SERVICE_UNAVAILABLE", message, details },
      ...(retry_after !== null && { retry_after }),
    },
  };
}
