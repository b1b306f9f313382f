import { createVerificationLink } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/email";

export const POST = handle(contract.createVerificationLink, ({ actor, params }) =>
  createVerificationLink(actor, params.user_id),
);
