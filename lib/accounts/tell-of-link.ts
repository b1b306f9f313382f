import type { Transaction } from "../../db/client.ts";
import { clock } from "../core/clock.ts";
import { sendMail } from "../mail/index.ts";
import type { OauthProvider } from "../protocol/contract/linked-accounts.ts";

/** Tells a person by mail that an account elsewhere is a way into theirs from now on, or no longer. */
export const tellOfLink = (
  tx: Transaction,
  { user_id, email }: { user_id: string; email: string },
  change: { provider: OauthProvider; account: string; is_linked: boolean },
): Promise<void> => {
  const at = clock.now().toISOString();
  return sendMail(tx, { to: email, template: "linked_account", params: { ...change, user_id, at } });
};
