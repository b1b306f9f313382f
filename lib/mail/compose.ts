import { db } from "../../db/client.ts";
import { deleteEmailToken, type EmailPurpose, isEmailTokenSince } from "../../db/queries/accounts/email-tokens.ts";
import { findUser, findUserByEmail, lockUser, type UserRow } from "../../db/queries/accounts/users.ts";
import { clock } from "../core/clock.ts";
import { env } from "../core/env.ts";
import { displayTimeZone } from "../i18n/time-zone.ts";
import { EVERY_SCOPE } from "../protocol/contract/api-keys.ts";
import type { OauthProvider } from "../protocol/contract/linked-accounts.ts";
import { accountMark } from "./account-mark.ts";
import { issueEmailToken } from "./email-tokens.ts";
import { isNewPlace } from "./is-new-place.ts";
import {
  forgotLink,
  invitationLink,
  profileLink,
  resetLink,
  securityLink,
  signInLink,
  verificationLink,
} from "./links.ts";
import type { Mail, MailLanguage, MailParams } from "./mail.ts";
import { type RenderedMail, renderMail } from "./render.ts";
import { en } from "./texts/en.ts";
import type { MailContent, MailTexts } from "./texts/mail-texts.ts";
import { zh } from "./texts/zh.ts";

/** One link of a kind per minute and account, whoever asks for it how often. */
const PAUSE_MS = 60_000;

const PROVIDER_NAMES: Record<OauthProvider, string> = { github: "GitHub", google: "Google" };

const TEXTS: Record<MailLanguage, MailTexts> = { zh, en };

/** A mail ready to be handed over; `discard` takes back its token when that fails. */
export interface ComposedMail extends RenderedMail {
  to: string;
  discard: () => Promise<void>;
}

type Draft = { content: (texts: MailTexts) => MailContent; token_id?: string } | null;

/**
 * Writes a mail as things stand when it is sent: links get their token here, so that none ever lies in the queue. Null
 * when there is nothing to say (any more): no such account, verified meanwhile, one was sent a moment ago.
 */
export async function composeMail(mail: Mail): Promise<ComposedMail | null> {
  const account = await accountOf(mail);
  const draft = await draftOf(mail, account);
  if (!draft) return null;
  const language = mail.language ?? (account?.language === "en" ? "en" : "zh");
  const { token_id } = draft;
  const discard = async () => {
    if (token_id) await deleteEmailToken(db(), token_id);
  };
  return { ...renderMail(TEXTS[language], draft.content(TEXTS[language])), to: mail.to, discard };
}

const accountOf = ({ to, params }: Mail): Promise<UserRow | undefined> =>
  "user_id" in params && params.user_id !== undefined ? findUser(db(), params.user_id) : findUserByEmail(db(), to);

async function draftOf(mail: Mail, account: UserRow | undefined): Promise<Draft> {
  switch (mail.template) {
    case "verification":
      return account?.is_active && !account.email_verified_at
        ? await linked(account, "verify_email", mail.to, (texts, token) => texts.verification(verificationLink(token)))
        : null;
    case "reset":
      return account?.is_active
        ? await linked(account, "reset_password", mail.to, (texts, token) => texts.reset(resetLink(token)))
        : null;
    case "address_confirmation":
      return account?.is_active && accountMark(account) === mail.params.mark
        ? await linked(account, "change_email", mail.to, (texts, token) =>
            texts.address_confirmation(verificationLink(token)),
          )
        : null;
    case "account_exists":
      return { content: (texts) => texts.account_exists({ sign_in: signInLink(), forgot: forgotLink() }) };
    case "address_changed":
      return { content: (texts) => texts.address_changed({ ...mail.params, url: profileLink() }) };
    case "password_changed":
      return {
        content: (texts) => texts.password_changed({ at: timeFor(mail.params.at, texts, account), url: forgotLink() }),
      };
    case "api_key_made":
      return { content: (texts) => apiKeyMade(mail.params, texts, account) };
    case "linked_account":
      return { content: (texts) => linkedAccount(mail.params, texts, account) };
    case "new_sign_in":
      return await newSignIn(mail.params, account);
    case "invitation":
      return { content: (texts) => invitationTo(mail.params, texts) };
  }
}

async function linked(
  account: UserRow,
  purpose: EmailPurpose,
  email: string,
  content: (texts: MailTexts, token: string) => MailContent,
): Promise<Draft> {
  const { user_id } = account;
  return await db().transaction(async (tx) => {
    // Looked at again under a lock: a change of the password ends the links there are, and this one would come after it.
    const now = await lockUser(tx, user_id);
    if (!now || accountMark(now) !== accountMark(account)) return null;
    const since = new Date(clock.now().getTime() - PAUSE_MS);
    if (await isEmailTokenSince(tx, user_id, purpose, email, since)) return null;
    const { token, token_id } = await issueEmailToken(tx, { user_id, purpose, email });
    return { content: (texts: MailTexts) => content(texts, token), token_id };
  });
}

async function newSignIn(params: MailParams["new_sign_in"], account: UserRow | undefined): Promise<Draft> {
  if (!account?.is_active || account.preferences?.notifications?.email_enabled === false) return null;
  if (!(await isNewPlace(params))) return null;
  return {
    content: (texts) =>
      texts.new_sign_in({
        at: timeFor(params.at, texts, account),
        address: params.address ?? texts.unknown,
        user_agent: params.user_agent ?? texts.unknown,
        url: profileLink(),
      }),
  };
}

function apiKeyMade(key: MailParams["api_key_made"], texts: MailTexts, account: UserRow | undefined): MailContent {
  const { name, scopes, expires_at } = key;
  return texts.api_key_made({
    name,
    scopes: scopes.includes(EVERY_SCOPE) ? null : scopes.join(", "),
    until: expires_at === null ? null : timeFor(expires_at, texts, account),
    at: timeFor(key.at, texts, account),
    address: key.address ?? texts.unknown,
    url: securityLink(),
  });
}

function linkedAccount(
  link: MailParams["linked_account"],
  texts: MailTexts,
  account: UserRow | undefined,
): MailContent {
  const { provider, is_linked } = link;
  const at = timeFor(link.at, texts, account);
  const facts = { provider: PROVIDER_NAMES[provider], account: link.account || texts.unknown, is_linked, at };
  return texts.linked_account({ ...facts, url: profileLink() });
}

const invitationTo = ({ token, expires_at }: MailParams["invitation"], texts: MailTexts): MailContent =>
  texts.invitation({
    url: invitationLink(token),
    until: new Intl.DateTimeFormat(texts.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(expires_at)),
  });

/** In the person's own time zone, which is said. */
const timeFor = (at: string, texts: MailTexts, account: UserRow | undefined): string =>
  new Intl.DateTimeFormat(texts.lang, {
    dateStyle: "medium",
    timeStyle: "long",
    timeZone: displayTimeZone(account?.timezone),
  }).format(new Date(at));

/** Who mails come from, unless MAIL_FROM says: a name at the host of ALMA_URL. */
export const sender = (): string => env().MAIL_FROM ?? `ALMA <alma@${new URL(env().ALMA_URL).hostname}>`;
