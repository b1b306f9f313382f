import type { Conversation } from "@/lib/protocol/contract/conversations";

export const GROUPS = ["pinned", "today", "yesterday", "week", "month", "earlier"] as const;
export type GroupName = (typeof GROUPS)[number];

const DAY_MS = 86_400_000;

/** When a conversation was last used, ISO 8601. */
export const lastUsed = (conversation: Conversation): string => conversation.last_message_at ?? conversation.created_at;

/** Days since the epoch of a moment's calendar day in a time zone. */
function dayNumber(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return Math.round(Date.parse(`${parts.format(moment)}T00:00:00Z`) / DAY_MS);
}

function groupOf(conversation: Conversation, today: number, timeZone: string): GroupName {
  if (conversation.is_pinned) return "pinned";
  const age = today - dayNumber(new Date(lastUsed(conversation)), timeZone);
  if (age <= 0) return "today";
  if (age === 1) return "yesterday";
  if (age < 7) return "week";
  return age < 30 ? "month" : "earlier";
}

/** Conversations in the order of the list, by calendar day of the person's time zone; empty groups are left out. */
export function groupConversations(
  conversations: Conversation[],
  now: Date,
  timeZone: string,
): { name: GroupName; conversations: Conversation[] }[] {
  const today = dayNumber(now, timeZone);
  const sorted = conversations.toSorted((a, b) => lastUsed(b).localeCompare(lastUsed(a)));
  const groups = Map.groupBy(sorted, (conversation) => groupOf(conversation, today, timeZone));
  return GROUPS.flatMap((name) => {
    const members = groups.get(name);
    return members ? [{ name, conversations: members }] : [];
  });
}
