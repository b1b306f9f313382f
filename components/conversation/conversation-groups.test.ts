import { expect, it } from "vitest";
import type { Conversation } from "@/lib/protocol/contract/conversations";
import { groupConversations } from "./conversation-groups";

const conversation = (id: string, last_message_at: string, is_pinned = false): Conversation => ({
  conversation_id: id,
  title: id,
  summary: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: last_message_at,
  last_message_at,
  message_count: 1,
  is_pinned,
  is_archived: false,
  tags: [],
  metadata: null,
  source: "chat" as const,
  branched_from: null,
  version: 1,
});

it("groups by the person's calendar day, pinned first, newest first", () => {
  const now = new Date("2026-11-22T20:00:00.000Z");
  const list = [
    conversation("old", "2026-02-01T00:00:00.000Z"),
    conversation("yesterday", "2026-11-22T15:00:00.000Z"),
    conversation("today", "2026-11-22T16:30:00.000Z"),
    conversation("later today", "2026-11-22T19:00:00.000Z"),
    conversation("pinned", "2026-03-01T00:00:00.000Z", true),
  ];
  const groups = groupConversations(list, now, "Asia/Shanghai");
  expect(groups.map((group) => [group.name, group.conversations.map((one) => one.title)])).toEqual([
    ["pinned", ["pinned"]],
    ["today", ["later today", "today"]],
    ["yesterday", ["yesterday"]],
    ["earlier", ["old"]],
  ]);
});
