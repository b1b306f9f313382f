import { z } from "zod";
import { contract } from "./define.ts";
import { text } from "./fields.ts";
import { chatCompletionBody, chatCompletionSchema } from "./openai-chat.ts";
import { embeddingsBody, embeddingsSchema } from "./openai-embeddings.ts";

/** The largest request for an answer: a long conversation, or some pictures. */
const MAX_CHAT_BYTES = 8 * 1024 * 1024;

export const openaiModelSchema = z
  .object({
    id: z.string(),
    object: z.literal("model"),
    /** Seconds since 1970. */
    created: z.number().int(),
    owned_by: z.string(),
  })
  .meta({ id: "OpenaiModel" });
export type OpenaiModel = z.infer<typeof openaiModelSchema>;

export const openaiModelListSchema = z
  .object({ object: z.literal("list"), data: z.array(openaiModelSchema) })
  .meta({ id: "OpenaiModelList" });

const base = { tag: "openai", auth: "user", shape: "openai", status: 200 } as const;

export const listOpenaiModels = contract({
  ...base,
  id: "listOpenaiModels",
  method: "GET",
  path: "/openai/v1/models",
  summary: "Every name that `model` may have: your agents and the models of your providers",
  response: openaiModelListSchema,
});

export const getOpenaiModel = contract({
  ...base,
  id: "getOpenaiModel",
  method: "GET",
  path: "/openai/v1/models/{model}",
  summary: "One of them; its name has a slash, sent as it is or as %2F",
  params: z.object({ model: text(400).refine((value) => value.includes("/"), "has no slash") }),
  response: openaiModelSchema,
});

export const createChatCompletion = contract({
  ...base,
  id: "createChatCompletion",
  asks_provider: true,
  method: "POST",
  path: "/openai/v1/chat/completions",
  summary: "Ask an agent (`alma/...`) or a model (`provider/...`)",
  limit: "run",
  body: chatCompletionBody,
  max_body_bytes: MAX_CHAT_BYTES,
  also: [{ status: 200, when: "With `stream: true`: chunks, then `[DONE]`", content: "text/event-stream" }],
  response: chatCompletionSchema,
});

export const createEmbeddings = contract({
  ...base,
  id: "createEmbeddings",
  asks_provider: true,
  method: "POST",
  path: "/openai/v1/embeddings",
  summary: "Vectors of texts, by a model of type `embedding`",
  limit: "run",
  body: embeddingsBody,
  max_body_bytes: MAX_CHAT_BYTES,
  response: embeddingsSchema,
});
