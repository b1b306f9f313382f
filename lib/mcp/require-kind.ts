import type { Actor } from "../core/actor.ts";
import { env } from "../core/env.ts";
import { fail } from "../core/errors.ts";

/**
 * A program on the server's own machine is an administrator's to start, and only where the installation's owner allowed
 * it. Throws FORBIDDEN.
 */
export function requireKind(actor: Pick<Actor, "is_superuser">, transport: "http" | "stdio"): void {
  if (transport === "http") return;
  if (env().ALMA_MCP_STDIO !== "on") {
    throw fail("FORBIDDEN", { message: "Servers that are programs are switched off here (ALMA_MCP_STDIO)." });
  }
  if (!actor.is_superuser) throw fail("FORBIDDEN", { message: "Only an administrator can add a program as a server." });
}

/** Whether the actor may add programs as servers. */
export const mayRunPrograms = ({ is_superuser }: Pick<Actor, "is_superuser">): boolean =>
  is_superuser && env().ALMA_MCP_STDIO === "on";
