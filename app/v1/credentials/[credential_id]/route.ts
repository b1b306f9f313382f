import { deleteCredential, getCredential, updateCredential } from "@/lib/credentials";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/credentials";

export const GET = handle(contract.getCredential, ({ actor, params }) => getCredential(actor, params.credential_id));
export const PATCH = handle(contract.updateCredential, ({ actor, params, body }) =>
  updateCredential(actor, params.credential_id, body),
);
export const DELETE = handle(contract.deleteCredential, async ({ actor, params }) => {
  await deleteCredential(actor, params.credential_id);
});
