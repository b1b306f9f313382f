import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback } from "../listen-on-loopback.ts";
import { anthropicWire } from "./anthropic-wire.ts";
import { googleWire } from "./google-wire.ts";
import { azureWire, customWire, deepseekWire, openaiWire } from "./openai-wire.ts";
import { playAnswer } from "./play-answer.ts";
import { type ScriptStep, takeAnswer } from "./script.ts";
import type { ModelServerKind, ReceivedRequest, WireFormat } from "./wire-format.ts";

const WIRES: Record<ModelServerKind, WireFormat> = {
  openai: openaiWire,
  deepseek: deepseekWire,
  azure: azureWire,
  anthropic: anthropicWire,
  google: googleWire,
  custom: customWire,
};

export const MODEL_SERVER_KINDS = Object.keys(WIRES).filter((kind): kind is ModelServerKind => kind in WIRES);

/** Steps for one answer after another, or a function that answers each request by itself. */
export type Script = ScriptStep[] | ((request: ReceivedRequest) => ScriptStep[]);

export interface ModelServerOptions {
  kind: ModelServerKind;
  script?: Script;
  /** The key that is accepted; null accepts a request without one. Default `test-key-<kind>-0123456789`. */
  api_key?: string | null;
  models?: string[];
  port?: number;
}

export interface ModelServer {
  kind: ModelServerKind;
  /** As a person would enter it. */
  base_url: string;
  api_key: string;
  default_model: string;
  /** Chat requests that passed authentication, in order. */
  requests: ReceivedRequest[];
  /** Requests that were refused: wrong key, wrong path, missing header. */
  refused: { path: string; reason: string }[];
  /** Replaces what is left of the script. */
  play(script: Script): void;
  close(): Promise<void>;
}

/** Starts a server on loopback that speaks and authenticates like `kind`, and answers by a script. */
export async function startModelServer(options: ModelServerOptions): Promise<ModelServer> {
  const wire = WIRES[options.kind];
  const api_key = options.api_key === undefined ? `test-key-${options.kind}-0123456789` : options.api_key;
  const models = options.models ?? [wire.default_model];
  const state: State = { wire, api_key, models, requests: [], refused: [], script: options.script ?? [] };
  const server = createServer((incoming, response) => {
    respond(state, incoming, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  const { host, close } = await listenOnLoopback(server, options.port);
  return {
    kind: options.kind,
    base_url: `http://${host}${wire.base_path}`,
    api_key: api_key ?? "",
    default_model: wire.default_model,
    requests: state.requests,
    refused: state.refused,
    play: (next) => {
      state.script = next;
    },
    close,
  };
}

interface State extends Pick<ModelServer, "requests" | "refused"> {
  wire: WireFormat;
  api_key: string | null;
  models: string[];
  script: Script;
}

async function respond(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { wire, api_key } = state;
  const request = await receive(incoming, response);
  const url = new URL(request.path, "http://localhost");
  const refuse = (code: number, reason: string) => {
    state.refused.push({ path: request.path, reason });
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(wire.error(code, reason)));
  };
  const isList = request.method === "GET" && wire.isListPath(url);
  const isEmbedding = request.method === "POST" && url.pathname.endsWith("/embeddings");
  if (!isList && !isEmbedding && !(request.method === "POST" && wire.isChatPath(url)))
    return refuse(404, `no such path: ${url.pathname}`);
  const key = wire.readKey(request.headers);
  if (api_key !== null && key !== api_key) return refuse(401, `Incorrect API key provided: ${key ?? "none"}.`);
  if (isEmbedding) {
    state.requests.push(request);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(embeddingsOf(request)));
    return;
  }
  const objection = wire.objection(url, request);
  if (objection) return refuse(400, objection);
  if (isList) {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(wire.models(state.models)));
    return;
  }
  const number = state.requests.push(request);
  const steps = Array.isArray(state.script) ? takeAnswer(state.script) : state.script(request);
  if (steps.length === 0) return refuse(500, "the script has no more answers");
  await playAnswer(response, wire, metaOf(wire.modelOf(url, request), number), steps);
}

/** A text's vector: its length and its first characters' codes, so that tests can say what must come back. */
export const vectorOf = (text: string): number[] => [
  text.length,
  ...[...text].slice(0, 3).map((c) => (c.codePointAt(0) ?? 0) / 8),
];

/** As OpenAI's API answers; two tokens for each text. */
function embeddingsOf({ body }: ReceivedRequest): unknown {
  const texts = Array.isArray(body.input) ? body.input.map(String) : [String(body.input)];
  return {
    object: "list",
    data: texts.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) })),
    model: body.model,
    usage: { prompt_tokens: 2 * texts.length, total_tokens: 2 * texts.length },
  };
}

/** Fixed counts, so that tests can say what must be stored; they grow with the answer's number to tell steps apart. */
const metaOf = (model: string, number: number) => ({
  id: `answer-${number}`,
  model,
  number,
  prompt_tokens: 100 + number,
  completion_tokens: 20 + number,
  reasoning_tokens: 5,
});

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> {
  const closed = Promise.withResolvers<number>();
  response.once("close", () => {
    if (!response.writableFinished) closed.resolve(performance.now());
  });
  let text = "";
  incoming.setEncoding("utf8");
  for await (const piece of incoming) text += piece;
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "/",
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body: typeof parsed === "object" && parsed !== null ? { ...parsed } : {},
    closed: closed.promise,
  };
}
