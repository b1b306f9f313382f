import { z } from "zod";
import { db } from "../../db/client.ts";
import { listMessagesNear, listMessagesPage, type MessageWithRun } from "../../db/queries/conversations/messages.ts";
import { getConversation } from "../conversations/index.ts";
import type { Actor } from "../core/actor.ts";
import { decodeCursor, encodeCursor } from "../core/http/cursor.ts";
import { uuid } from "../protocol/contract/fields.ts";
import type { ListMessagesQuery, Message } from "../protocol/contract/messages.ts";
import { type Page, pageOf } from "../protocol/envelope.ts";
import { withLiveCalls } from "./with-live-calls.ts";

/** The order it is good for, on which side to read on, and of which message. */
const placeSchema = z.tuple([z.enum(["asc", "desc"]), z.enum(["behind", "before"]), uuid]);
type Place = z.infer<typeof placeSchema>;

interface Window {
  rows: MessageWithRun[];
  has_next: boolean;
  has_prev: boolean;
}

/**
 * The messages of a conversation, oldest first unless asked otherwise; by page, or on from a cursor in both directions.
 * VALIDATION_ERROR for a cursor that is not of this order.
 */
export async function listMessages(
  actor: Actor,
  conversation_id: string,
  query: ListMessagesQuery,
): Promise<Page<Message>> {
  const conversation = await getConversation(actor, conversation_id);
  const { page, per_page, order, cursor } = query;
  const place = { conversation_id, created_at: new Date(conversation.created_at) };
  const { rows, has_next, has_prev } = cursor
    ? await windowAt(place, placeIn(cursor, order), per_page)
    : await windowOf(place, query);
  const cursorAt = (side: Place[1], row: MessageWithRun | undefined) =>
    row ? encodeCursor([order, side, row.message.message_id]) : null;
  // The counter is exact; a conversation of which all is on this page needs none.
  const isWhole = !has_next && !has_prev;
  const total = isWhole ? rows.length : conversation.message_count;
  const { items, pagination } = pageOf(await withLiveCalls(db(), rows), total, page, per_page);
  const next_cursor = has_next ? cursorAt("behind", rows.at(-1)) : null;
  const prev_cursor = has_prev ? cursorAt("before", rows[0]) : null;
  return { items, pagination: { ...pagination, has_next, has_prev, next_cursor, prev_cursor } };
}

type Of = { conversation_id: string; created_at: Date };

async function windowOf(place: Of, { page, per_page, order }: ListMessagesQuery): Promise<Window> {
  // One more than is shown, to know whether any follow.
  const rows = await listMessagesPage(db(), place, { limit: per_page + 1, offset: (page - 1) * per_page, order });
  return { rows: rows.slice(0, per_page), has_next: rows.length > per_page, has_prev: page > 1 };
}

async function windowAt(place: Of, [order, side, message_id]: Place, per_page: number): Promise<Window> {
  const rows = await listMessagesNear(db(), place, { message_id, side, order }, per_page + 1);
  const has_more = rows.length > per_page;
  if (side === "behind") return { rows: rows.slice(0, per_page), has_next: has_more, has_prev: true };
  return { rows: rows.slice(-per_page), has_next: true, has_prev: has_more };
}

const placeIn = (cursor: string, order: string): Place =>
  decodeCursor(
    placeSchema.refine(([of]) => of === order),
    cursor,
  );
