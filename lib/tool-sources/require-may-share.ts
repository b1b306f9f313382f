import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";

/** Sharing with everybody is an administrator's. Throws FORBIDDEN. */
export function requireMayShare(actor: Actor, is_shared: boolean | undefined): void {
  if (is_shared && !actor.is_superuser) {
    throw fail("FORBIDDEN", { message: "Only an administrator can share it with everybody." });
  }
}
