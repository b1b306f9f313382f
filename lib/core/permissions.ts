import type { Permission } from "../protocol/permissions.ts";
import type { Actor } from "./actor.ts";
import { fail } from "./errors.ts";

type Rights = Pick<Actor, "is_superuser" | "permissions">;

/** Whether somebody may do what this permission is about: as an administrator, or because one granted it. */
export const hasPermission = (actor: Rights, permission: Permission): boolean =>
  actor.is_superuser || (actor.permissions?.includes(permission) ?? false);

/** FORBIDDEN for whoever has no {@link hasPermission}. */
export function requirePermission(actor: Rights, permission: Permission): void {
  if (!hasPermission(actor, permission))
    throw fail("FORBIDDEN", { message: `This needs the permission ${permission}.` });
}

/** FORBIDDEN for everybody who is not an administrator. */
export function requireSuperuser(actor: Rights): void {
  if (!actor.is_superuser) throw fail("FORBIDDEN", { message: "Only an administrator may do this." });
}
