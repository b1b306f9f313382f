import { handle } from "@/lib/http";
import { deleteHttpService, getHttpService, updateHttpService } from "@/lib/http-services";
import * as contract from "@/lib/protocol/contract/http-services";

export const GET = handle(contract.getHttpService, ({ actor, params }) => getHttpService(actor, params.service_id));
export const PATCH = handle(contract.updateHttpService, ({ actor, params, body }) =>
  updateHttpService(actor, params.service_id, body),
);
export const DELETE = handle(contract.deleteHttpService, async ({ actor, params }) => {
  await deleteHttpService(actor, params.service_id);
});
