export { accountMark } from "./account-mark.ts";
export { onMail } from "./after-request.ts";
export { deliverWaiting } from "./deliver-waiting.ts";
export {
  badToken,
  type EmailToken,
  endLinks,
  endLinksMadeBy,
  issueEmailToken,
  spendEmailToken,
} from "./email-tokens.ts";
export { isMailConfigured } from "./is-mail-configured.ts";
export { invitationLink, resetLink, verificationLink } from "./links.ts";
export { sendMail } from "./send-mail.ts";
export { startMail } from "./start-mail.ts";
