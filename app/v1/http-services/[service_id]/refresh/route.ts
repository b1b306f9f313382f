import { handle } from "@/lib/http";
import { refreshHttpService } from "@/lib/http-services";
import * as contract from "@/lib/protocol/contract/http-services";

export const POST = handle(contract.refreshHttpService, ({ actor, params }) =>
  refreshHttpService(actor, params.service_id),
);
