import type { AnswerMeta, AnswerWriter, WireFormat } from "./wire-format.ts";

const event = (value: unknown) => `data: ${JSON.stringify(value)}\r\n\r\n`;
const CHAT = /^\/v1beta\/models\/([^/:]+):streamGenerateContent$/;

function contentWriter(meta: AnswerMeta): AnswerWriter {
  const tail = { modelVersion: meta.model, responseId: meta.id };
  const chunk = (parts: unknown[], extra: Record<string, unknown> = {}) =>
    event({ candidates: [{ content: { parts, role: "model" }, index: 0, ...extra }], ...tail });
  return {
    start: () => "",
    text: (text) => chunk([{ text }]),
    thought: (text) => chunk([{ text, thought: true }]),
    toolCall: (_id, name, input) =>
      chunk([{ functionCall: { name, args: asJson(input) }, thoughtSignature: `c2ln-${meta.number}` }]),
    finish: () =>
      event({
        candidates: [{ content: { parts: [{ text: "" }], role: "model" }, finishReason: "STOP", index: 0 }],
        usageMetadata: {
          promptTokenCount: meta.prompt_tokens,
          candidatesTokenCount: meta.completion_tokens - meta.reasoning_tokens,
          thoughtsTokenCount: meta.reasoning_tokens,
          totalTokenCount: meta.prompt_tokens + meta.completion_tokens,
        },
        ...tail,
      }),
  };
}

/** Arguments are JSON on this wire; text that is none travels as a string. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const STATUS_NAMES: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  429: "RESOURCE_EXHAUSTED",
  503: "UNAVAILABLE",
};

export const googleWire: WireFormat = {
  kind: "google",
  base_path: "/v1beta",
  default_model: "gemini-2.5-flash",
  isChatPath: (url) => CHAT.test(url.pathname) && url.searchParams.get("alt") === "sse",
  isListPath: (url) => url.pathname === "/v1beta/models",
  readKey: (headers) => headers["x-goog-api-key"],
  objection: (_url, { method, body }) =>
    method === "POST" && !Array.isArray(body.contents) ? "contents are required" : undefined,
  modelOf: (url) => CHAT.exec(url.pathname)?.[1] ?? "",
  models: (names) => ({
    models: [
      ...names.map((name) => ({
        name: `models/${name}`,
        supportedGenerationMethods: ["generateContent", "countTokens"],
      })),
      { name: "models/text-embedding-004", supportedGenerationMethods: ["embedContent"] },
    ],
  }),
  error: (code, message) => ({ error: { code, message, status: STATUS_NAMES[code] ?? "INTERNAL" } }),
  answer: contentWriter,
};
