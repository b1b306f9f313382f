import { env } from "../core/env.ts";

/** Links to pages of ours: from ALMA_URL alone, whatever a request said it was sent to. */
const link = (path: string, query: Record<string, string> = {}): string => {
  const url = new URL(`${env().ALMA_URL.replace(/\/+$/, "")}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
};

/** The pages read the token from the fragment, which no server and no log along the way ever gets. */
const tokenLink = (path: string, token: string): string => `${link(path)}#token=${token}`;

export const verificationLink = (token: string): string => tokenLink("/verify", token);
export const resetLink = (token: string): string => tokenLink("/reset", token);
export const forgotLink = (): string => link("/forgot");
export const signInLink = (): string => link("/sign-in");
export const profileLink = (): string => link("/settings/profile");
export const securityLink = (): string => link("/settings/security");
export const invitationLink = (token: string): string => link("/register", { invitation: token });
