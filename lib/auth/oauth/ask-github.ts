import { z } from "zod";
import { env } from "../../core/env.ts";
import type { NamedProfile } from "./named-profile.ts";

const PATIENCE_MS = 10_000;

const person = z.object({ id: z.number().int(), login: z.string(), name: z.string().nullish() });
const addresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/**
 * Who a GitHub token belongs to, with their primary address and whether GitHub has verified it. Not the address of the
 * public profile, which anybody may fill in as they like.
 */
export async function askGithub(token: string): Promise<NamedProfile> {
  const [who, emails] = await Promise.all([ask("/user", token), ask("/user/emails", token)]);
  const { id, login, name } = person.parse(who);
  const primary = addresses.parse(emails).find((address) => address.primary);
  return {
    id: String(id),
    email: primary?.email ?? "",
    is_email_verified: primary?.verified === true,
    name: name || login,
  };
}

/** The API of github.com has a host of its own, that of an Enterprise Server a path. */
function apiUrl(): string {
  const { GITHUB_URL } = env();
  return GITHUB_URL === "https://github.com" ? "https://api.github.com" : `${GITHUB_URL}/api/v3`;
}

async function ask(path: string, token: string): Promise<unknown> {
  const response = await fetch(`${apiUrl()}${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json", "user-agent": "ALMA" },
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return await response.json();
}
