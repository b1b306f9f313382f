/** What a mail says, before it becomes text or HTML. Values from outside are plain text here. */
export interface MailContent {
  subject: string;
  paragraphs: string[];
  /** Facts in a small table. */
  facts?: { name: string; value: string }[];
  button?: { label: string; url: string };
  /** Under the button, small. */
  notes?: string[];
}

export interface SignInFacts {
  at: string;
  address: string;
  user_agent: string;
}

export interface ApiKeyFacts {
  name: string;
  /** Null: everything. */
  scopes: string | null;
  /** Null: until it is revoked. */
  until: string | null;
  at: string;
  address: string;
}

export interface LinkFacts {
  /** As people call it. */
  provider: string;
  account: string;
  is_linked: boolean;
  at: string;
}

/** All mails of one language. */
export interface MailTexts {
  lang: string;
  /** Above the address of the button, for who cannot press it. */
  copy_link: string;
  footer: string;
  unknown: string;
  verification: (url: string) => MailContent;
  reset: (url: string) => MailContent;
  account_exists: (urls: { sign_in: string; forgot: string }) => MailContent;
  address_confirmation: (url: string) => MailContent;
  address_changed: (change: { to: string; is_done: boolean; url: string }) => MailContent;
  password_changed: (change: { at: string; url: string }) => MailContent;
  new_sign_in: (facts: SignInFacts & { url: string }) => MailContent;
  api_key_made: (facts: ApiKeyFacts & { url: string }) => MailContent;
  linked_account: (facts: LinkFacts & { url: string }) => MailContent;
  invitation: (invitation: { url: string; until: string }) => MailContent;
}
