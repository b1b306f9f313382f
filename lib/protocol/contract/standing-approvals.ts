import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, uuid } from "./fields.ts";

const base = { tag: "approvals", auth: "user" } as const;

/** A yes to all further calls of one tool to one destination within one conversation. */
export const standingApprovalSchema = z
  .object({
    standing_id: uuid,
    conversation_id: uuid,
    tool_name: z.string(),
    /** The origin that data may go to, as `https://api.example.com`; empty for a tool that sends nothing. */
    destination: z.string(),
    created_at: instant,
  })
  .meta({ id: "StandingApproval" });
export type StandingApproval = z.infer<typeof standingApprovalSchema>;

export const listStandingApprovalsQuery = z.object({ ...page, conversation_id: uuid.optional() });
export type ListStandingApprovalsQuery = z.infer<typeof listStandingApprovalsQuery>;

export const listStandingApprovals = contract({
  ...base,
  id: "listStandingApprovals",
  method: "GET",
  path: "/v1/standing-approvals",
  summary: "What you have allowed for whole conversations, newest first",
  status: 200,
  query: listStandingApprovalsQuery,
  response: z.array(standingApprovalSchema),
  paginated: true,
});

export const revokeStandingApproval = contract({
  ...base,
  id: "revokeStandingApproval",
  method: "DELETE",
  path: "/v1/standing-approvals/{standing_id}",
  summary: "Take a yes for a conversation back; the next such call asks again",
  status: 204,
  params: z.object({ standing_id: uuid }),
});
