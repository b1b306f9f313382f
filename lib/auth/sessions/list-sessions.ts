import { db } from "../../../db/client.ts";
import { countSessions, listSessionRows, type SignInSessionRow } from "../../../db/queries/sign-in/sign-in-sessions.ts";
import type { Actor } from "../../core/actor.ts";
import type { ListSessionsQuery, Session } from "../../protocol/contract/sessions.ts";
import { type Page, pageOf } from "../../protocol/envelope.ts";
import { requireSession } from "../credential.ts";

/** Where the actor is signed in. FORBIDDEN for a key. */
export async function listSessions(actor: Actor, { page, per_page, sort }: ListSessionsQuery): Promise<Page<Session>> {
  const current = requireSession(actor);
  const { user_id } = actor;
  const [rows, total] = await Promise.all([
    listSessionRows(db(), { user_id, sort }, { limit: per_page, offset: (page - 1) * per_page }),
    countSessions(db(), user_id),
  ]);
  return pageOf(
    rows.map((row) => toSession(row, current)),
    total,
    page,
    per_page,
  );
}

const toSession = (row: SignInSessionRow, current: string): Session => ({
  session_id: row.session_id,
  kind: row.kind,
  created_at: row.created_at.toISOString(),
  last_used_at: (row.last_used_at ?? row.created_at).toISOString(),
  expires_at: row.expires_at.toISOString(),
  user_agent: row.user_agent,
  address: row.address,
  is_current: row.session_id === current,
});
