import { z } from "zod";
import { text } from "./fields.ts";

const MAX_TEXT = 4_000_000;
const MAX_MESSAGES = 2_000;

const contentPart = z.object({
  type: z.string().max(50),
  text: text(MAX_TEXT).optional(),
  refusal: text(MAX_TEXT).optional(),
  image_url: z.object({ url: text(8_000_000), detail: z.string().max(20).optional() }).optional(),
});

const toolCall = z.object({
  id: text(200),
  type: z.literal("function"),
  function: z.object({ name: text(100), arguments: text(MAX_TEXT) }),
});

export const chatMessageSchema = z
  .object({
    role: z.enum(["system", "developer", "user", "assistant", "tool"]),
    content: z.union([text(MAX_TEXT), z.array(contentPart).max(1_000)]).nullish(),
    refusal: text(MAX_TEXT).nullish(),
    name: text(200).optional(),
    tool_calls: z.array(toolCall).max(200).optional(),
    tool_call_id: text(200).optional(),
  })
  .meta({ id: "OpenaiMessage" });
export type ChatMessage = z.infer<typeof chatMessageSchema>;

const tool = z.object({
  type: z.string().max(50),
  function: z
    .object({
      name: z.string().regex(/^[\w-]{1,64}$/),
      description: text(20_000).optional(),
      parameters: z.record(z.string(), z.unknown()).optional(),
      strict: z.boolean().nullish(),
    })
    .optional(),
});

const toolChoice = z.union([
  z.enum(["none", "auto", "required"]),
  z.object({ type: z.literal("function"), function: z.object({ name: z.string().max(64) }) }),
]);

const responseFormat = z.object({
  type: z.enum(["text", "json_object", "json_schema"]),
  json_schema: z
    .object({
      name: z.string().max(64),
      description: text(20_000).optional(),
      schema: z.record(z.string(), z.unknown()).optional(),
      strict: z.boolean().nullish(),
    })
    .optional(),
});

/** What would change an answer and is not to be had here: refused, never passed over. */
const refused = {
  audio: z.unknown().optional(),
  function_call: z.unknown().optional(),
  functions: z.unknown().optional(),
  logit_bias: z.unknown().optional(),
  logprobs: z.unknown().optional(),
  modalities: z.unknown().optional(),
  n: z.unknown().optional(),
  prediction: z.unknown().optional(),
  top_logprobs: z.unknown().optional(),
  verbosity: z.unknown().optional(),
  web_search_options: z.unknown().optional(),
};

export const chatCompletionBody = z
  .object({
    model: text(400),
    messages: z.array(chatMessageSchema).min(1).max(MAX_MESSAGES),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
    metadata: z.record(z.string().max(64), text(512)).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    presence_penalty: z.number().min(-2).max(2).nullish(),
    frequency_penalty: z.number().min(-2).max(2).nullish(),
    max_tokens: z.number().int().min(1).max(10_000_000).nullish(),
    max_completion_tokens: z.number().int().min(1).max(10_000_000).nullish(),
    stop: z.union([text(500), z.array(text(500)).max(16)]).nullish(),
    seed: z.number().int().nullish(),
    tools: z.array(tool).max(200).optional(),
    tool_choice: toolChoice.optional(),
    parallel_tool_calls: z.boolean().optional(),
    response_format: responseFormat.nullish(),
    reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).nullish(),
    ...refused,
  })
  .meta({ id: "OpenaiChatRequest" });
export type ChatCompletionBody = z.infer<typeof chatCompletionBody>;

export const chatUsageSchema = z
  .object({
    prompt_tokens: z.number().int(),
    completion_tokens: z.number().int(),
    total_tokens: z.number().int(),
    prompt_tokens_details: z.object({ cached_tokens: z.number().int() }).optional(),
    completion_tokens_details: z.object({ reasoning_tokens: z.number().int() }).optional(),
  })
  .meta({ id: "OpenaiUsage" });
export type ChatUsage = z.infer<typeof chatUsageSchema>;

export const finishReasonSchema = z.enum(["stop", "length", "tool_calls", "content_filter"]);
export type FinishReason = z.infer<typeof finishReasonSchema>;

export const chatCompletionSchema = z
  .object({
    id: z.string(),
    object: z.literal("chat.completion"),
    /** Seconds since 1970. */
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.number().int(),
        message: z.object({
          role: z.literal("assistant"),
          content: z.string().nullable(),
          refusal: z.null(),
          /** What a model thought, where its provider tells; not part of OpenAI's API, as DeepSeek names it. */
          reasoning_content: z.string().optional(),
          tool_calls: z.array(toolCall).optional(),
        }),
        logprobs: z.null(),
        finish_reason: finishReasonSchema,
      }),
    ),
    usage: chatUsageSchema,
    /** For agents: the conversation the answer is kept in. */
    conversation_id: z.string().optional(),
  })
  .meta({ id: "OpenaiChatCompletion" });
export type ChatCompletion = z.infer<typeof chatCompletionSchema>;
