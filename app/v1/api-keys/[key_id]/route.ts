import { getApiKey, revokeApiKey, updateApiKey } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/api-keys";

export const GET = handle(contract.getApiKey, ({ actor, params }) => getApiKey(actor, params.key_id));
export const PATCH = handle(contract.updateApiKey, ({ actor, params, body }) =>
  updateApiKey(actor, params.key_id, body),
);
export const DELETE = handle(contract.revokeApiKey, async ({ actor, params }) => {
  await revokeApiKey(actor, params.key_id);
});
