import { z } from "zod";
import { env } from "../../core/env.ts";
import { oauthProviderSchema } from "../../protocol/contract/linked-accounts.ts";
import { emailSchema } from "../../protocol/contract/users.ts";
import type { Entrance, Visit } from "./entrance.ts";

const named = z.object({
  id: z.string().min(1).max(200),
  email: z.string(),
  is_email_verified: z.boolean(),
  name: z.string(),
});

/**
 * For next-auth's `signIn` callback: true when the person is signed in now (`user` carries the sign-in to the cookie),
 * otherwise the page of ours that says what happened.
 */
export async function acceptProfile(
  provider: string,
  user: object,
  { enter, visit }: { enter: Entrance; visit: Visit },
): Promise<true | string> {
  const { id, email, is_email_verified, name } = named.parse(user);
  const profile = {
    provider: oauthProviderSchema.parse(provider),
    provider_account_id: id,
    email: emailSchema.safeParse(email).data ?? null,
    is_email_verified,
    nickname: name || null,
  };
  const entry = await enter(profile, visit);
  switch (entry.kind) {
    case "signed_in":
      Object.assign(user, { id: entry.claims.user_id, session_id: entry.claims.session_id });
      return true;
    case "linked":
      return `${env().ALMA_URL}/settings/profile?linked=${provider}`;
    case "refused":
      return `${env().ALMA_URL}${visit.actor ? "/settings/profile" : "/sign-in"}?error=${entry.reason}`;
  }
}
