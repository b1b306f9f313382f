import type { ChatMessage } from "../protocol/contract/openai-chat.ts";
import { unsupported } from "./refuse.ts";

type Content = Exclude<ChatMessage["content"], string | null | undefined>;
export type ContentPart = Content[number];

/** The content of a message as parts; of an assistant's refusal, the words. */
export function partsOf({ content, refusal }: Pick<ChatMessage, "content" | "refusal">): ContentPart[] {
  if (content === null || content === undefined) return refusal ? [{ type: "text", text: refusal }] : [];
  return typeof content === "string" ? [{ type: "text", text: content }] : content;
}

/** The words of a message. Throws for parts that are none, where only words can be taken. */
export const textOf = (message: ChatMessage, field: string): string =>
  partsOf(message)
    .map((part) => {
      if (part.type === "text" || part.type === "refusal") return part.text ?? part.refusal ?? "";
      throw unsupported(field, `has a part of type ${JSON.stringify(part.type)}; only text is taken here`);
    })
    .join("\n");
