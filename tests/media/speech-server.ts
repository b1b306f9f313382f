import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { listenOnLoopback } from "../support/listen-on-loopback.ts";

/** One request for a transcript, as it arrived. */
export interface SpeechRequest {
  authorization: string;
  fields: Record<string, string>;
  file: { name: string; type: string; data: Buffer };
}

/** A server on loopback that takes `POST /v1/audio/transcriptions` as OpenAI does; ends with the test. */
export async function startSpeechServer(answer: (request: SpeechRequest) => { status: number; body: unknown }) {
  const requests: SpeechRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const form = await new Response(Buffer.concat(chunks), {
      headers: { "content-type": incoming.headers["content-type"] ?? "" },
    }).formData();
    const file = form.get("file");
    if (incoming.url !== "/v1/audio/transcriptions" || !(file instanceof File)) {
      response.writeHead(404).end();
      return;
    }
    const texts = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
    const request: SpeechRequest = {
      authorization: incoming.headers.authorization ?? "",
      fields: Object.fromEntries(texts),
      file: { name: file.name, type: file.type, data: Buffer.from(await file.arrayBuffer()) },
    };
    requests.push(request);
    const { status, body } = answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  const { host, close } = await listenOnLoopback(server);
  onTestFinished(close);
  return { base_url: `http://${host}/v1`, requests };
}
