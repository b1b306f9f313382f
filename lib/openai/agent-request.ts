import { fail } from "../core/errors.ts";
import { isId } from "../core/ids.ts";
import type { ChatCompletionBody, ChatMessage } from "../protocol/contract/openai-chat.ts";
import { invalid, refuseForAgents, tooLong } from "./refuse.ts";
import { textOf } from "./text-of.ts";

/** As long as a message of a conversation may be, in UTF-16 units. */
const MAX_ASKED = 200_000;

export interface EarlierMessage {
  role: "system" | "user" | "assistant";
  content: string;
  /** The client's tool whose result it is. */
  tool_name?: string;
}

/** What an agent is asked, read out of a request. */
export interface AgentRequest {
  /** The last message. */
  asked: string;
  /** What came before it, oldest first. */
  earlier: EarlierMessage[];
  /** An own conversation to go on with; the earlier messages are those it has, not those of the request. */
  conversation_id: string | null;
  /** Whether a line tells of each tool that was used. */
  tool_lines: boolean;
}

/** Reads a request for an agent. Throws for parameters that only a model takes, and where nobody asks anything. */
export function readAgentRequest(body: ChatCompletionBody, headers: Headers): AgentRequest {
  refuseForAgents(body);
  const last = body.messages.length - 1;
  const message = body.messages[last];
  const field = `messages.${last}`;
  if (message?.role !== "user") throw invalid(field, "must be a user's: an agent answers it");
  const asked = textOf(message, field);
  if (asked.trim() === "") throw invalid(field, "is empty");
  if (asked.length > MAX_ASKED) throw tooLong(`The last message is longer than ${MAX_ASKED} characters.`);
  return {
    asked,
    earlier: earlierOf(body.messages.slice(0, last)),
    conversation_id: conversationOf(body, headers),
    tool_lines: (headers.get("x-alma-tool-lines") ?? body.metadata?.tool_lines) !== "off",
  };
}

function conversationOf({ metadata }: ChatCompletionBody, headers: Headers): string | null {
  const named = headers.get("x-alma-conversation") ?? metadata?.conversation_id;
  if (named === undefined || named === "") return null;
  if (!isId(named)) throw fail("NOT_FOUND", { what: "conversation" });
  return named;
}

/** Calls of a client's tools and their results stay in as words: the agent has tools of its own. */
function earlierOf(messages: ChatMessage[]): EarlierMessage[] {
  const names = new Map(
    messages.flatMap(({ tool_calls = [] }) => tool_calls.map((call) => [call.id, call.function.name])),
  );
  return messages
    .map((message, index): EarlierMessage => {
      const text = textOf(message, `messages.${index}`);
      switch (message.role) {
        case "system":
        case "developer":
          return { role: "system", content: text };
        case "user":
          return { role: "user", content: text };
        case "tool": {
          const name = names.get(message.tool_call_id ?? "") ?? "a tool";
          return { role: "assistant", content: `[${name} answered: ${text}]`, tool_name: name };
        }
        default: {
          const calls = (message.tool_calls ?? []).map(
            (call) => `[called ${call.function.name} with ${call.function.arguments}]`,
          );
          return { role: "assistant", content: [text, ...calls].filter((line) => line !== "").join("\n") };
        }
      }
    })
    .filter(({ content }) => content !== "");
}
