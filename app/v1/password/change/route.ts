import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/password";
import { changePassword } from "@/lib/users";

export const PUT = handle(contract.changePassword, async ({ actor, body }) => {
  await changePassword(actor, body);
});
