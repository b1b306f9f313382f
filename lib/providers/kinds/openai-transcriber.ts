import { baseUrlText } from "../connection/base-url.ts";
import { type Fetch, providerFetch } from "../connection/provider-fetch.ts";
import { withRedactor } from "../fault/redact.ts";

/** What a speech model is sent, and how. */
export interface Transcriber {
  /** Sends the fields; gives the provider's answer, whatever its status. */
  send(fields: Record<string, string | File>, signal: AbortSignal): Promise<Response>;
}

export interface TranscriberOptions {
  base_url: URL;
  api_key: string;
  headers?: Record<string, string>;
  model: string;
  fetch: Fetch;
}

/** A model behind OpenAI's `POST /audio/transcriptions`, which compatible servers speak too. */
export function createOpenaiTranscriber(options: TranscriberOptions): Transcriber {
  const { base_url, api_key, headers = {}, model } = options;
  const post = providerFetch({ fetch: options.fetch, base_url, expect: "json" });
  const url = new URL(`${baseUrlText(base_url)}/audio/transcriptions`);
  const send: Transcriber["send"] = async (fields, signal) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, model })) form.append(name, value);
    const sent = new Headers({ accept: "application/json", ...headers });
    if (api_key) sent.set("authorization", `Bearer ${api_key}`);
    return post(url, { method: "POST", headers: sent, body: form, signal });
  };
  return withRedactor({ send }, api_key);
}
