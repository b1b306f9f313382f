import { z } from "zod";
import { contract } from "./define.ts";
import { instant, page, uuid } from "./fields.ts";

/** A browser or a program that is signed in. */
export const sessionSchema = z
  .object({
    session_id: uuid,
    kind: z.enum(["browser", "api"]),
    created_at: instant,
    /** To about a minute. */
    last_used_at: instant,
    /** A program's moves on when it renews its token. */
    expires_at: instant,
    user_agent: z.string().nullable(),
    /** The IP address it began at, or was last renewed at. */
    address: z.string().nullable(),
    /** Whether it is the one that this request came with. */
    is_current: z.boolean(),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof sessionSchema>;

export const listSessionsQuery = z.object({
  ...page,
  sort: z.enum(["created_at", "-created_at", "last_used_at", "-last_used_at"]).default("-last_used_at"),
});
export type ListSessionsQuery = z.infer<typeof listSessionsQuery>;

const ours = { tag: "sessions", auth: "user", session_only: true } as const;

export const listSessions = contract({
  ...ours,
  id: "listSessions",
  method: "GET",
  path: "/v1/sessions",
  summary: "Where you are signed in",
  status: 200,
  query: listSessionsQuery,
  response: z.array(sessionSchema),
  paginated: true,
});

export const endOtherSessions = contract({
  ...ours,
  id: "endOtherSessions",
  method: "DELETE",
  path: "/v1/sessions",
  summary: "End every sign-in but the one that the request came with",
  status: 204,
});

export const endSession = contract({
  ...ours,
  id: "endSession",
  method: "DELETE",
  path: "/v1/sessions/{session_id}",
  summary: "End a sign-in",
  status: 204,
  params: z.object({ session_id: uuid }),
});
