import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/grants";
import { grantPermission, revokePermission } from "@/lib/users";

export const PUT = handle(contract.putGrant, ({ actor, params }) =>
  grantPermission(actor, params.user_id, params.permission),
);
export const DELETE = handle(contract.deleteGrant, async ({ actor, params }) => {
  await revokePermission(actor, params.user_id, params.permission);
  return undefined;
});
