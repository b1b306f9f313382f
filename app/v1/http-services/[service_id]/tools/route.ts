import { handle } from "@/lib/http";
import { reviewHttpTools } from "@/lib/http-services";
import * as contract from "@/lib/protocol/contract/http-services";

export const POST = handle(contract.reviewHttpTools, ({ actor, params, body }) =>
  reviewHttpTools(actor, params.service_id, body),
);
