import type { Message } from "../../../lib/protocol/contract/messages.ts";
import { parseEvent } from "../../../lib/protocol/events.ts";
import { foldEvent } from "../../../lib/protocol/fold.ts";
import { type ConversationView, messageView } from "../../../lib/protocol/view.ts";
import type { Stored } from "../check/evidence.ts";
import { type Callee, callUntilAnswered } from "./call-api.ts";

/** What a page shows that loads a conversation now, by the function that pages use. */
export const loadPage = (callee: Callee, conversation_id: string): Promise<ConversationView> =>
  callUntilAnswered<ConversationView>(callee, "GET", `/faults/view/${conversation_id}`);

/** The same from the API, for a server that has no such way in: its messages, and who was at work from the stored facts. */
export async function loadFromApi(callee: Callee, conversation_id: string, stored: Stored): Promise<ConversationView> {
  const path = `/v1/conversations/${conversation_id}`;
  const messages = await callUntilAnswered<Message[]>(callee, "GET", `${path}/messages?per_page=100`);
  const { title } = await callUntilAnswered<{ title: string | null }>(callee, "GET", path);
  const loaded = { conversation_id, title, last_seq: stored.last_seq, messages: messages.map(messageView) };
  return stored.events
    .filter(({ type }) => type === "agent_start" || type === "agent_end")
    .reduce<ConversationView>((view, { wire }) => {
      const event = parseEvent(JSON.parse(wire));
      return event ? foldEvent(view, event) : view;
    }, loaded);
}
