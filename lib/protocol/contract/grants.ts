import { z } from "zod";
import { isPermission } from "../permissions.ts";
import { contract } from "./define.ts";
import { instant, text, uuid } from "./fields.ts";
import { userParams } from "./users.ts";

/** Closed: what contracts name, and `tool:<name>` for dangerous tools. */
export const permissionSchema = text(60).refine(isPermission, "is not a permission");

export const grantSchema = z
  .object({
    permission: z.string(),
    /** Null for an administrator who is gone. */
    granted_by: uuid.nullable(),
    created_at: instant,
  })
  .meta({ id: "Grant" });
export type Grant = z.infer<typeof grantSchema>;

const base = { tag: "users", auth: "superuser" } as const;
const params = userParams.extend({ permission: permissionSchema });

export const listGrants = contract({
  ...base,
  id: "listGrants",
  method: "GET",
  path: "/v1/users/{user_id}/grants",
  summary: "What somebody may do beyond their role",
  status: 200,
  params: userParams,
  response: z.array(grantSchema),
});

export const putGrant = contract({
  ...base,
  id: "putGrant",
  method: "PUT",
  path: "/v1/users/{user_id}/grants/{permission}",
  summary: "Grant a permission to somebody else; it applies to their next request",
  session_only: true,
  status: 200,
  params,
  response: grantSchema,
});

export const deleteGrant = contract({
  ...base,
  id: "deleteGrant",
  method: "DELETE",
  path: "/v1/users/{user_id}/grants/{permission}",
  summary: "Take a permission back, at once",
  session_only: true,
  status: 204,
  params,
});
