import type { MailTexts } from "./mail-texts.ts";

const IGNORE = "If this was not you, ignore this mail.";

export const en: MailTexts = {
  lang: "en",
  copy_link: "If the button does not work, copy this link into your browser:",
  footer: "ALMA sent this mail by itself. Nobody reads replies to it.",
  unknown: "unknown",
  verification: (url) => ({
    subject: "Verify your email address for ALMA",
    paragraphs: ["Welcome to ALMA. Confirm that this address is yours; after that you can sign in."],
    button: { label: "Verify address", url },
    notes: [
      "The link works once, within 24 hours.",
      "If you did not register at ALMA, do not press the button and ignore this mail.",
    ],
  }),
  reset: (url) => ({
    subject: "Reset your ALMA password",
    paragraphs: ["You asked for a new password. Choose one here; sign-ins on other devices end with it."],
    button: { label: "Choose a new password", url },
    notes: ["The link works once, within one hour.", `${IGNORE} Your password stays as it is.`],
  }),
  account_exists: ({ sign_in, forgot }) => ({
    subject: "You already have an ALMA account",
    paragraphs: [
      "Somebody registered at ALMA with this address, which has an account already. If it was you, sign in.",
    ],
    button: { label: "Sign in", url: sign_in },
    notes: [`Forgot the password, or never chose one? Set a new one here: ${forgot}`, IGNORE],
  }),
  address_confirmation: (url) => ({
    subject: "Confirm your new email address",
    paragraphs: ["Confirm that this address is yours. From then on you sign in to ALMA with it."],
    button: { label: "Confirm new address", url },
    notes: ["The link works once, within 24 hours.", IGNORE],
  }),
  address_changed: ({ to, is_done, url }) => ({
    subject: is_done ? "Your ALMA address was changed" : "Somebody asked to change your ALMA address",
    paragraphs: is_done
      ? ["Your ALMA account now signs in with another address."]
      : [
          "Somebody who knows your password asked for another address for your ALMA account. Nothing changes until the new address is confirmed.",
        ],
    facts: [{ name: "New address", value: to }],
    button: { label: "Account settings", url },
    notes: ["If this was not you, change your password at once and tell an administrator."],
  }),
  password_changed: ({ at, url }) => ({
    subject: "Your ALMA password was changed",
    paragraphs: ["The password of your ALMA account was just changed, and sign-ins on other devices have ended."],
    facts: [{ name: "Time", value: at }],
    button: { label: "Reset password", url },
    notes: [
      "If this was you, there is nothing to do.",
      "If not, reset the password at once and tell an administrator.",
    ],
  }),
  new_sign_in: ({ at, address, user_agent, url }) => ({
    subject: "New sign-in to your ALMA account",
    paragraphs: ["Your account was used from a place or a browser that has not been seen in the last 90 days."],
    facts: [
      { name: "Time", value: at },
      { name: "IP address", value: address },
      { name: "Browser", value: user_agent },
    ],
    button: { label: "Account settings", url },
    notes: [
      "If this was you, there is nothing to do.",
      "If not, change your password at once: other sign-ins end with it.",
    ],
  }),
  api_key_made: ({ name, scopes, until, at, address, url }) => ({
    subject: "A new API key for your ALMA account",
    paragraphs: ["An API key was made for your ALMA account. Whoever has it can use ALMA as you."],
    facts: [
      { name: "Name", value: name },
      { name: "Good for", value: scopes ?? "everything" },
      { name: "Valid until", value: until ?? "it is revoked" },
      { name: "Time", value: at },
      { name: "IP address", value: address },
    ],
    button: { label: "Security settings", url },
    notes: [
      "If this was you, there is nothing to do.",
      "If not, revoke the key at once and change your password: it does not end keys by itself.",
    ],
  }),
  linked_account: ({ provider, account, is_linked, at, url }) => ({
    subject: is_linked
      ? `A ${provider} account was linked to your ALMA account`
      : `A ${provider} account was unlinked from your ALMA account`,
    paragraphs: [
      is_linked
        ? `Whoever uses this ${provider} account can sign in to your ALMA account from now on.`
        : `This ${provider} account can no longer sign in to your ALMA account.`,
    ],
    facts: [
      { name: provider, value: account },
      { name: "Time", value: at },
    ],
    button: { label: "Account settings", url },
    notes: [
      "If this was you, there is nothing to do.",
      is_linked
        ? "If not, unlink it at once, change your password and tell an administrator."
        : "If not, change your password at once and tell an administrator.",
    ],
  }),
  invitation: ({ url, until }) => ({
    subject: "You are invited to ALMA",
    paragraphs: ["An administrator invites you to ALMA. Create your account here."],
    button: { label: "Accept invitation", url },
    notes: [`The invitation works once, until ${until}.`, "If you do not know who invites you, ignore this mail."],
  }),
};
