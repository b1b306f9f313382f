import type { AnswerMeta, AnswerWriter, WireFormat } from "./wire-format.ts";

const event = (type: string, fields: Record<string, unknown>) =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;

type BlockKind = "text" | "thinking" | "tool_use";

const messageStart = (meta: AnswerMeta): string =>
  event("message_start", {
    message: {
      id: meta.id,
      type: "message",
      role: "assistant",
      model: meta.model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: {
        input_tokens: meta.prompt_tokens,
        output_tokens: 1,
        cache_read_input_tokens: 0,
        cache_creation_input_tokens: 0,
      },
    },
  }) + event("ping", {});

function messageWriter(meta: AnswerMeta): AnswerWriter {
  let index = -1;
  let open: BlockKind | undefined;
  const delta = (fields: Record<string, unknown>) => event("content_block_delta", { index, delta: fields });
  const close = () => {
    if (!open) return "";
    // A thought ends with its signature, which has to come back unchanged in the next request.
    const signature =
      open === "thinking" ? delta({ type: "signature_delta", signature: `sig-${meta.number}-${index}` }) : "";
    open = undefined;
    return `${signature}${event("content_block_stop", { index })}`;
  };
  const begin = (kind: BlockKind, content_block: Record<string, unknown>) => {
    if (open === kind && kind !== "tool_use") return "";
    const closing = close();
    index++;
    open = kind;
    return `${closing}${event("content_block_start", { index, content_block: { type: kind, ...content_block } })}`;
  };
  return {
    start: () => messageStart(meta),
    text: (text) => begin("text", { text: "" }) + delta({ type: "text_delta", text }),
    thought: (thinking) =>
      begin("thinking", { thinking: "", signature: "" }) + delta({ type: "thinking_delta", thinking }),
    toolCall(id, name, input) {
      const half = Math.ceil(input.length / 2);
      const pieces = [input.slice(0, half), input.slice(half)];
      return (
        begin("tool_use", { id, name, input: {} }) +
        pieces.map((partial_json) => delta({ type: "input_json_delta", partial_json })).join("")
      );
    },
    finish: (has_calls) =>
      close() +
      event("message_delta", {
        delta: { stop_reason: has_calls ? "tool_use" : "end_turn", stop_sequence: null },
        usage: { output_tokens: meta.completion_tokens },
      }) +
      event("message_stop", {}),
  };
}

const ERROR_TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
  529: "overloaded_error",
};

export const anthropicWire: WireFormat = {
  kind: "anthropic",
  base_path: "/v1",
  default_model: "claude-sonnet-4-5",
  isChatPath: (url) => url.pathname === "/v1/messages",
  isListPath: (url) => url.pathname === "/v1/models",
  readKey: (headers) => headers["x-api-key"],
  objection(_url, { method, headers, body }) {
    if (headers["anthropic-version"] !== "2023-06-01") return "anthropic-version: header is required";
    if (method === "POST" && !(typeof body.max_tokens === "number" && Array.isArray(body.messages)))
      return "max_tokens and messages are required";
  },
  modelOf: (_url, { body }) => String(body.model),
  models: (names) => ({
    data: names.map((id) => ({ type: "model", id, display_name: id, created_at: "2025-01-01T00:00:00Z" })),
    has_more: false,
    first_id: names[0] ?? null,
    last_id: names.at(-1) ?? null,
  }),
  error: (status, message) => ({
    type: "error",
    error: { type: ERROR_TYPES[status] ?? "api_error", message },
    request_id: "req_scripted",
  }),
  answer: messageWriter,
};
