import { unlinkAccount } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/linked-accounts";

export const DELETE = handle(contract.unlinkAccount, async ({ actor, params }) => {
  await unlinkAccount(actor, params.provider);
});
