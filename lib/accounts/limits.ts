import { clientGroup, countTry } from "../auth/index.ts";

const HOUR_MS = 3_600_000;

/** Per client address: many people may share one. Per e-mail address: nobody needs many mails. */
const PER_CLIENT = { free: 60, window_ms: HOUR_MS, max_wait_ms: HOUR_MS };
const PER_EMAIL = { free: 8, window_ms: HOUR_MS, max_wait_ms: HOUR_MS };

/**
 * Counts a request for a mail. RATE_LIMITED after too many, whether there is such an account or not. Each kind by itself:
 * or asking for links that are not sent would keep somebody from the one they need.
 */
export const countMailRequest = (email: string, kind: "password" | "verification" | "address"): void =>
  countTry({ [`mail:${clientGroup()}`]: PER_CLIENT, [`mail-to:${kind}:${email}`]: PER_EMAIL });

/** Counts a try of a link's token, which nobody can guess; this keeps them from trying. */
export const countLinkTry = (): void => countTry({ [`link:${clientGroup()}`]: PER_CLIENT });
