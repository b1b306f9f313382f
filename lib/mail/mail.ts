import type { OauthProvider } from "../protocol/contract/linked-accounts.ts";

export type MailLanguage = "zh" | "en";

/** What each mail is told. Those without a link's token get it when they are sent; see compose.ts. */
export interface MailParams {
  /** Proves the address of the account that has it. */
  verification: Record<string, never>;
  /** Leads to a new password for the account that has the address. */
  reset: Record<string, never>;
  /** Somebody registers with an address that has an account. */
  account_exists: Record<string, never>;
  /** To the address that the account is to have from now on; not sent when its mark is another one by then. */
  address_confirmation: { user_id: string; mark: string };
  /** To the address that the account had until now, or is about to lose. */
  address_changed: { user_id?: string; to: string; is_done: boolean };
  password_changed: { at: string };
  new_sign_in: { user_id: string; session_id: string; at: string; address: string | null; user_agent: string | null };
  /** `expires_at` null: until it is revoked. */
  api_key_made: {
    user_id: string;
    name: string;
    scopes: string[];
    expires_at: string | null;
    at: string;
    address: string | null;
  };
  /** An account elsewhere, by its address there, is a way in from now on or no longer. */
  linked_account: { user_id: string; provider: OauthProvider; account: string; is_linked: boolean; at: string };
  invitation: { token: string; expires_at: string };
}

export type MailTemplate = keyof MailParams;

/** A mail to one address; without a language it is written in that of the account. */
export type Mail = {
  [Template in MailTemplate]: {
    to: string;
    language?: MailLanguage | undefined;
    template: Template;
    params: MailParams[Template];
  };
}[MailTemplate];
