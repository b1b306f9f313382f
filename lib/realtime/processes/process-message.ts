import { z } from "zod";
import { parseEvent, type WireEvent } from "../../protocol/events.ts";

const ids = z.array(z.string());
const event = z.custom<WireEvent>((value) => parseEvent(value) !== null);

/** What processes say to each other. */
const item = z.discriminatedUnion("kind", [
  /** I have just come (back): tell me what your readers read. */
  z.object({ kind: z.literal("hello") }),
  /** My readers read these conversations now: send me their events. */
  z.object({ kind: z.literal("watch"), ids }),
  z.object({ kind: z.literal("unwatch"), ids }),
  /** Events of a conversation, in order. A snapshot's first one begins at offset 0. */
  z.object({
    kind: z.literal("events"),
    conversation_id: z.string(),
    events: z.array(event),
    is_snapshot: z.boolean().optional(),
  }),
  /** Something of yours was lost on its way: send the text so far. */
  z.object({ kind: z.literal("want_snapshot"), conversation_id: z.string() }),
  /** There is something new in the database, too large to send or for readers I do not know. */
  z.object({ kind: z.literal("look"), ids }),
  z.object({ kind: z.literal("announce"), topic: z.enum(["stop_run", "sign_in_ended"]), ids }),
  /** For the sender itself: who hears it knows that the way there and back is open. */
  z.object({ kind: z.literal("beat"), count: z.number() }),
]);
export type ProcessMessage = z.infer<typeof item>;

const envelope = z.object({ from: z.string(), items: z.array(z.unknown()) });

export const packMessages = (from: string, items: string[]): string =>
  `{"from":${JSON.stringify(from)},"items":[${items.join(",")}]}`;

/** Who sent a message and what it says; what this version does not understand is left out. */
export function unpackMessages(message: unknown): { from: string; items: ProcessMessage[] } | null {
  const opened = envelope.safeParse(message);
  if (!opened.success) return null;
  const items = opened.data.items.flatMap((value) => item.safeParse(value).data ?? []);
  return { from: opened.data.from, items };
}
