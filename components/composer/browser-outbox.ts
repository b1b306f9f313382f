import { z } from "zod";
import { clientErrorCode } from "@/lib/protocol/client/client-error";
import type { OutboxEntry, OutboxStore } from "@/lib/protocol/client/outbox-store";
import { attachmentSchema } from "@/lib/protocol/contract/messages";
import { readStoredJson, storedKeys, writeStored } from "./browser-storage";

const entrySchema = z.object({
  client_message_id: z.string(),
  content: z.string(),
  agent_id: z.string().nullable(),
  model_id: z.string().nullable(),
  attachments: z.array(attachmentSchema),
  timestamp: z.string(),
  error: z
    .object({
      code: z.string().transform(clientErrorCode),
      message: z.string(),
      details: z.array(z.object({ field: z.string(), message: z.string() })),
      retry_after: z.number().nullable(),
    })
    .nullable(),
});

/** Messages on their way, kept in this browser for one person; an entry has a key of its own, so tabs do not collide. */
export function browserOutbox(user_id: string): OutboxStore {
  const prefixOf = (conversation_id: string) => `alma:outbox:${user_id}:${conversation_id}:`;
  return {
    load: (conversation_id) =>
      storedKeys("local", prefixOf(conversation_id))
        .map((key): OutboxEntry | undefined => entrySchema.safeParse(readStoredJson("local", key)).data)
        .filter((entry) => entry !== undefined)
        .sort((a, b) => a.timestamp.localeCompare(b.timestamp)),
    put: (conversation_id, entry) =>
      writeStored("local", prefixOf(conversation_id) + entry.client_message_id, JSON.stringify(entry)),
    remove: (conversation_id, client_message_id) =>
      writeStored("local", prefixOf(conversation_id) + client_message_id, null),
  };
}
