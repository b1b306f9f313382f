import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/models";
import { deleteModel } from "@/lib/providers";

export const DELETE = handle(contract.deleteModel, async ({ actor, params }) => {
  await deleteModel(actor, params.model_id);
});
