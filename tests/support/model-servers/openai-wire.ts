import type { AnswerMeta, AnswerWriter, ModelServerKind, WireFormat } from "./wire-format.ts";

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const bearer = (headers: Record<string, string>) => /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];

/** Chat completion chunks; `reasons` says whether thoughts travel as `reasoning_content`. */
function chunkWriter(meta: AnswerMeta, reasons: boolean): AnswerWriter {
  const envelope = {
    id: meta.id,
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model: meta.model,
    system_fingerprint: "fp_scripted",
  };
  const chunk = (delta: unknown, finish_reason: string | null = null) =>
    event({
      ...envelope,
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...(reasons ? {} : { usage: null }),
    });
  let calls = 0;
  return {
    start: () =>
      chunk(
        reasons
          ? { role: "assistant", content: null, reasoning_content: "" }
          : { role: "assistant", content: "", refusal: null },
      ),
    text: (delta) => chunk(reasons ? { content: delta, reasoning_content: null } : { content: delta }),
    thought: (delta) => (reasons ? chunk({ content: null, reasoning_content: delta }) : ""),
    toolCall(id, tool, input) {
      const index = calls++;
      const half = Math.ceil(input.length / 2);
      return [
        chunk({ tool_calls: [{ index, id, type: "function", function: { name: tool, arguments: "" } }] }),
        ...[input.slice(0, half), input.slice(half)].map((piece) =>
          chunk({ tool_calls: [{ index, function: { arguments: piece } }] }),
        ),
      ].join("");
    },
    finish(has_calls) {
      const usage = usageOf(meta, reasons);
      const finish_reason = has_calls ? "tool_calls" : "stop";
      const closing = {
        ...envelope,
        choices: [{ index: 0, delta: reasons ? { content: "", reasoning_content: null } : {}, finish_reason }],
      };
      // DeepSeek puts the usage into the last chunk, OpenAI sends one more without choices.
      const events = reasons
        ? event({ ...closing, usage })
        : event(closing) + event({ ...envelope, choices: [], usage });
      return `${events}data: [DONE]\n\n`;
    },
  };
}

function usageOf(meta: AnswerMeta, reasons: boolean): unknown {
  const { prompt_tokens, completion_tokens, reasoning_tokens } = meta;
  const cached_tokens = Math.floor(prompt_tokens / 2);
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: { cached_tokens },
    completion_tokens_details: { reasoning_tokens: reasons ? reasoning_tokens : 0 },
    ...(reasons
      ? { prompt_cache_hit_tokens: cached_tokens, prompt_cache_miss_tokens: prompt_tokens - cached_tokens }
      : {}),
  };
}

interface Variation {
  kind: ModelServerKind;
  base_path: string;
  default_model: string;
  reasons: boolean;
}

const openAiLike = ({ kind, base_path, default_model, reasons }: Variation): WireFormat => ({
  kind,
  base_path,
  default_model,
  isChatPath: (url) => url.pathname === `${base_path}/chat/completions`,
  isListPath: (url) => url.pathname === `${base_path}/models`,
  readKey: bearer,
  objection: (_url, { method, body }) =>
    method === "GET" || (Array.isArray(body.messages) && body.stream === true)
      ? undefined
      : "messages and stream are required",
  modelOf: (_url, { body }) => String(body.model),
  models: (names) => ({
    object: "list",
    data: names.map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: "scripted" })),
  }),
  error: (status, message) => ({
    error: { message, type: ERROR_TYPES[status] ?? "server_error", param: null, code: ERROR_CODES[status] ?? null },
  }),
  answer: (meta) => chunkWriter(meta, reasons),
});

const ERROR_TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "invalid_request_error",
  404: "invalid_request_error",
  429: "requests",
};
const ERROR_CODES: Record<number, string> = {
  401: "invalid_api_key",
  404: "model_not_found",
  429: "rate_limit_exceeded",
};

export const openaiWire = openAiLike({
  kind: "openai",
  base_path: "/v1",
  default_model: "gpt-4o-mini",
  reasons: false,
});
export const deepseekWire = openAiLike({
  kind: "deepseek",
  base_path: "",
  default_model: "deepseek-reasoner",
  reasons: true,
});
export const customWire = openAiLike({ kind: "custom", base_path: "/v1", default_model: "qwen3:8b", reasons: true });

const DEPLOYMENT = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/;

export const azureWire: WireFormat = {
  ...openAiLike({ kind: "azure", base_path: "", default_model: "my deployment", reasons: false }),
  isChatPath: (url) => DEPLOYMENT.test(url.pathname),
  isListPath: (url) => url.pathname === "/openai/models",
  readKey: (headers) => headers["api-key"],
  objection: (url) =>
    /^\d{4}-\d\d-\d\d(-preview)?$/.test(url.searchParams.get("api-version") ?? "")
      ? undefined
      : "api-version is required",
  modelOf: (url) => decodeURIComponent(DEPLOYMENT.exec(url.pathname)?.[1] ?? ""),
};
