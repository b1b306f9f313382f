import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";

/** FORBIDDEN for everybody who is not an administrator. */
export function requireSuperuser(actor: Actor): void {
  if (!actor.is_superuser) throw fail("FORBIDDEN", { message: "Only an administrator may do this." });
}
