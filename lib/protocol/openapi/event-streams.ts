import type { ZodOpenApiMediaTypeObject } from "zod-openapi";
import type { Contract } from "../contract/define.ts";
import { INSTANT, idOf } from "./named-values.ts";

const streamOf = (
  description: string,
  example: string,
  contentSchema?: { $ref: string },
): ZodOpenApiMediaTypeObject => ({
  schema: {
    type: "string",
    contentMediaType: "text/event-stream",
    ...(contentSchema && { contentSchema }),
    description,
  },
  example,
});

const delta = {
  type: "content_stream",
  data: { message_id: idOf("message_id"), content_delta: "机器学习是一种", is_complete: false, offset: 0, attempt: 1 },
  timestamp: INSTANT,
};
const chunk = {
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1_750_759_200,
  model: "alma/orchestrator",
  choices: [{ index: 0, delta: { content: "Hello" }, finish_reason: null }],
};

/** The event stream that an operation answers with. */
export function eventStreamOf({ shape }: Contract): ZodOpenApiMediaTypeObject {
  if (shape === "openai") {
    return streamOf("`data:` is a chunk as OpenAI's API has it.", `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`);
  }
  const example = `event: ${delta.type}\ndata: ${JSON.stringify(delta)}\n\n`;
  return streamOf("`data:` of each event is a `ServerEvent`.", example, { $ref: "#/components/schemas/ServerEvent" });
}
