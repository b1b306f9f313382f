import { handle } from "@/lib/http";
import { deleteUser } from "@/lib/personal-data";
import * as contract from "@/lib/protocol/contract/users";
import { getUser, updateUser } from "@/lib/users";

export const GET = handle(contract.getUser, ({ actor, params }) => getUser(actor, params.user_id));
export const PUT = handle(contract.replaceUser, ({ actor, params, body }) => updateUser(actor, params.user_id, body));
export const PATCH = handle(contract.updateUser, ({ actor, params, body }) => updateUser(actor, params.user_id, body));
export const DELETE = handle(contract.deleteUser, async ({ actor, params }) => {
  await deleteUser(actor, params.user_id);
  return undefined;
});
