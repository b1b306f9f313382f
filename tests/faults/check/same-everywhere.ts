import type { ConversationView, MessageView } from "../../../lib/protocol/view.ts";
import type { Check } from "./evidence.ts";

export const sameEverywhere: Check = {
  name: "the same everywhere",
  meaning: "Every client has every fact with the same bytes, whatever cut it off, and shows what a fresh load shows.",
  counts: "wrong",
  find: ({ stored: { events }, clients, loaded }) =>
    clients.flatMap(({ name, facts, view, problems }) => {
      const found = problems.map((problem) => `${name}: ${problem}`);
      const wrong = events.find(({ seq, wire }) => facts.get(seq) !== wire);
      if (wrong)
        found.push(`${name}: fact ${wrong.seq} is ${facts.get(wrong.seq) ?? "missing"}, stored is ${wrong.wire}`);
      if (facts.size > events.length) found.push(`${name}: has ${facts.size} facts of ${events.length}`);
      const difference = firstDifference(shown(view), shown(loaded));
      if (difference !== null) found.push(`${name}: ${difference}`);
      return found;
    }),
};

/** What a person sees; left out is what only the way to it decides (attempts, the client's own ids). */
const shown = ({ title, last_seq, messages }: ConversationView) => ({
  title,
  last_seq,
  messages: messages.filter((message) => !message.is_deleted).map(shownMessage),
});

const shownMessage = (message: MessageView) => ({
  message_id: message.message_id,
  role: message.role,
  content: message.content,
  reasoning: message.reasoning,
  is_complete: message.is_complete,
  parent_message_id: message.parent_message_id,
  attachments: message.attachments,
  tool_calls: message.tool_calls,
  metadata: message.metadata,
  run: message.run,
});

/** Where two values differ, and how; null when they are the same. The order of an object's keys does not matter. */
export function firstDifference(left: unknown, right: unknown, path = ""): string | null {
  if (left === right) return null;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === undefined || right === undefined ? absent(left, right, path) : told(left, right, path);
  }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const difference = firstDifference(Reflect.get(left, key), Reflect.get(right, key), `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

/** JSON has no `undefined`, so a field that is absent on one side and null on the other says the same. */
const absent = (left: unknown, right: unknown, path: string): string | null =>
  (left ?? null) === (right ?? null) ? null : told(left, right, path);

const told = (left: unknown, right: unknown, path: string): string =>
  `${path} shows ${JSON.stringify(left)?.slice(0, 300)}, a reload ${JSON.stringify(right)?.slice(0, 300)}`;
