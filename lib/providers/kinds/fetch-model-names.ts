import { z } from "zod";
import { fail, isAlmaError } from "../../core/errors.ts";
import { type Fetch, providerFetch } from "../connection/provider-fetch.ts";
import { judgeFault } from "../fault/judge-fault.ts";
import { redactor } from "../fault/redact.ts";

export interface ModelListRequest {
  url: URL;
  headers: Record<string, string>;
  api_key: string;
  fetch: Fetch;
  signal: AbortSignal;
}

/** A list of models is some kilobytes; more than this is not one. */
const MAX_BYTES = 4_000_000;

/** `{ data: [{ id }] }`, which all but Google speak. */
const idListSchema = z
  .object({ data: z.array(z.object({ id: z.string() })) })
  .transform(({ data }) => data.map((model) => model.id));

/**
 * GETs a list of models and reads the names in it by `schema`, sorted and without doubles. Throws one of our provider errors
 * (or the abort reason); its text never has the key.
 */
export async function fetchModelNames(
  request: ModelListRequest,
  schema: z.ZodType<string[]> = idListSchema,
): Promise<string[]> {
  const get = providerFetch({ fetch: request.fetch, base_url: request.url, expect: "json" });
  try {
    const response = await get(request.url, {
      headers: { accept: "application/json", ...request.headers },
      signal: request.signal,
    });
    const body = await readText(response);
    if (!response.ok) throw judgeFault(httpFault(response, body), redactor(request.api_key)).error;
    const names = schema.safeParse(parse(body));
    if (!names.success)
      throw fail("PROVIDER_BAD_RESPONSE", {
        message: "The provider's list of models cannot be read. Check the base URL; most end in /v1.",
      });
    return [...new Set(names.data)].sort();
  } catch (error) {
    if (request.signal.aborted || isAlmaError(error)) throw error;
    throw judgeFault(error, redactor(request.api_key)).error;
  }
}

async function readText(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MAX_BYTES)
      throw fail("PROVIDER_BAD_RESPONSE", { message: "The provider's list of models is too long to be one." });
  }
  return text;
}

const httpFault = (response: Response, responseBody: string) => ({
  statusCode: response.status,
  responseHeaders: Object.fromEntries(response.headers),
  responseBody,
  message: messageIn(responseBody),
});

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

const messageIn = (body: string): string => errorSchema.safeParse(parse(body)).data?.error.message ?? "";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
