import { handle } from "@/lib/http";
import { deleteMe } from "@/lib/personal-data";
import * as contract from "@/lib/protocol/contract/me";
import { getMe, updateMe } from "@/lib/users";

export const GET = handle(contract.getMe, ({ actor }) => getMe(actor));
export const PUT = handle(contract.replaceMe, ({ actor, body }) => updateMe(actor, body));
export const PATCH = handle(contract.updateMe, ({ actor, body }) => updateMe(actor, body));
export const DELETE = handle(contract.deleteMe, async ({ actor, body }) => {
  await deleteMe(actor, body);
  return undefined;
});
