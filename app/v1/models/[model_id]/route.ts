import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/models";
import { deleteModel, getModel, updateModel } from "@/lib/providers";

export const GET = handle(contract.getModel, ({ actor, params }) => getModel(actor, params.model_id));
export const PUT = handle(contract.replaceModel, ({ actor, params, body }) =>
  updateModel(actor, params.model_id, body),
);
export const PATCH = handle(contract.updateModel, ({ actor, params, body }) =>
  updateModel(actor, params.model_id, body),
);
export const DELETE = handle(contract.deleteModel, async ({ actor, params }) => {
  await deleteModel(actor, params.model_id);
});
