import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, sortBy, uuid } from "./fields.ts";
import { emailSchema } from "./users.ts";

const base = { tag: "invitations", auth: "superuser" } as const;

export const INVITATION_STATUS = ["open", "used", "expired"] as const;

const invitation = {
  invitation_id: uuid,
  /** The one address that may use it; null where whoever has the link may. */
  email: z.string().nullable(),
  status: z.enum(INVITATION_STATUS),
  created_by: uuid.nullable(),
  created_at: instant,
  expires_at: instant,
  used_at: instant.nullable(),
};
export const invitationSchema = z.object(invitation).meta({ id: "Invitation" });
export type Invitation = z.infer<typeof invitationSchema>;

export const newInvitationSchema = z
  .object({
    ...invitation,
    /** Shown this once. */
    url: z.string(),
    /** Whether it also went out by mail. */
    is_mailed: z.boolean(),
  })
  .meta({ id: "NewInvitation" });
export type NewInvitation = z.infer<typeof newInvitationSchema>;

const invitationSortSchema = sortBy("created_at");
export type InvitationSort = z.infer<typeof invitationSortSchema>;

export const listInvitationsQuery = z.object({
  ...page,
  status: z.enum(INVITATION_STATUS).optional(),
  /** `-created_at` unless said. */
  sort: invitationSortSchema.optional(),
});
export type ListInvitationsQuery = z.infer<typeof listInvitationsQuery>;

export const listInvitations = contract({
  ...base,
  id: "listInvitations",
  method: "GET",
  path: "/v1/invitations",
  summary: "Invitations, newest first",
  status: 200,
  query: listInvitationsQuery,
  response: z.array(invitationSchema),
  paginated: true,
});

export const createInvitationBody = z
  .object({ email: emailSchema.nullable().optional() })
  .meta({ id: "CreateInvitation" });
export type CreateInvitationBody = z.infer<typeof createInvitationBody>;

export const createInvitation = contract({
  ...base,
  id: "createInvitation",
  method: "POST",
  path: "/v1/invitations",
  summary:
    "Invite somebody; with an address the invitation is for that one alone, and is mailed where mail can be sent",
  session_only: true,
  status: 201,
  max_body_bytes: 16 * 1024,
  body: createInvitationBody,
  response: newInvitationSchema,
});

export const deleteInvitation = contract({
  ...base,
  id: "deleteInvitation",
  method: "DELETE",
  path: "/v1/invitations/{invitation_id}",
  summary: "Withdraw an invitation that nobody has used",
  session_only: true,
  status: 204,
  params: z.object({ invitation_id: uuid }),
});
