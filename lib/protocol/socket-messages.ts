import { z } from "zod";
import { decideApprovalBody } from "./contract/approvals.ts";
import { uuid } from "./contract/fields.ts";
import { sendMessageBody } from "./contract/messages.ts";

const { content, agent_id, model_id, attachments } = sendMessageBody.shape;

const userMessage = z
  .object({
    content,
    agent_id,
    model_id,
    attachments,
    /** The client's own id: sending the same one twice starts one run. Without it each one starts its own. */
    message_id: z.string().min(1).max(100).optional(),
  })
  .refine((value) => value.content.trim() !== "" || value.attachments.length > 0, {
    path: ["content"],
    message: "is empty",
  });

const approvalResponse = decideApprovalBody.extend({ approval_id: uuid });

const TYPES = "must be one of user_message, ping, resume, cancel, approval_response";

/** What a client sends over a socket; unknown fields fall away, `timestamp` is the client's own and is not looked at. */
export const socketMessageSchema = z.discriminatedUnion(
  "type",
  [
    z.object({ type: z.literal("user_message"), data: userMessage }),
    z.object({ type: z.literal("ping") }),
    z.object({
      type: z.literal("resume"),
      data: z.object({ last_seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
    }),
    /** Without a run: the one at work. */
    z.object({ type: z.literal("cancel"), data: z.object({ run_id: uuid.optional() }).default({}) }),
    z.object({ type: z.literal("approval_response"), data: approvalResponse }),
  ],
  { error: ({ code }) => (code === "invalid_union" ? TYPES : undefined) },
);
export type SocketMessage = z.output<typeof socketMessageSchema>;
/** A message as a client writes it. */
export type SocketMessageInput = z.input<typeof socketMessageSchema>;
