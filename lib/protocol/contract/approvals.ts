import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, text, uuid } from "./fields.ts";
import { approvalScopeSchema, approvalStatusSchema } from "./messages.ts";

const params = z.object({ approval_id: uuid });
const base = { tag: "approvals", auth: "user" } as const;

/** The question whether a tool call may be begun; only the person whose run asks may answer it. */
export const approvalSchema = z
  .object({
    approval_id: uuid,
    run_id: uuid,
    conversation_id: uuid,
    /** The answer that the call belongs to. */
    message_id: uuid,
    call_id: uuid,
    tool_name: z.string(),
    agent_name: z.string(),
    /** The exact arguments; a yes is for these and for nothing else. */
    tool_input: z.unknown(),
    status: approvalStatusSchema,
    /** How far a yes reaches. */
    scope: approvalScopeSchema,
    /** Where the call sends data, as `https://api.example.com`; empty where nowhere, null where it can be allowed only once. */
    destination: z.string().nullable(),
    reason: z.string().nullable(),
    created_at: instant,
    expires_at: instant,
    decided_at: instant.nullable(),
    /** Null while nobody has, and where its time or its run ended it. */
    decided_by: uuid.nullable(),
  })
  .meta({ id: "Approval" });
export type Approval = z.infer<typeof approvalSchema>;

export const listApprovalsQuery = z.object({
  ...page,
  status: approvalStatusSchema.optional(),
  run_id: uuid.optional(),
});
export type ListApprovalsQuery = z.infer<typeof listApprovalsQuery>;

export const listApprovals = contract({
  ...base,
  id: "listApprovals",
  method: "GET",
  path: "/v1/approvals",
  summary: "What your runs asked you to approve, newest first",
  status: 200,
  query: listApprovalsQuery,
  response: z.array(approvalSchema),
  paginated: true,
});

export const getApproval = contract({
  ...base,
  id: "getApproval",
  method: "GET",
  path: "/v1/approvals/{approval_id}",
  summary: "One question for approval",
  status: 200,
  params,
  response: approvalSchema,
});

export const decideApprovalBody = z
  .object({
    decision: z.enum(["approve", "deny"]),
    /** `conversation`: also for further calls of this tool to the same destination in this conversation. Of a yes only. */
    scope: approvalScopeSchema.default("once"),
    /** The model reads that of a no word for word. */
    reason: text(1000).nullable().optional(),
  })
  .meta({ id: "DecideApproval" });
export type DecideApprovalBody = z.infer<typeof decideApprovalBody>;
/** A decision as a client writes it. */
export type DecideApprovalInput = z.input<typeof decideApprovalBody>;

export const decideApproval = contract({
  ...base,
  id: "decideApproval",
  method: "POST",
  path: "/v1/approvals/{approval_id}/decision",
  summary: "Allow or deny a tool call; the run goes on with your answer",
  status: 200,
  params,
  body: decideApprovalBody,
  response: approvalSchema,
});
