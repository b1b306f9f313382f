import { createPasswordResetLink } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/password";

export const POST = handle(contract.createPasswordResetLink, ({ actor, params }) =>
  createPasswordResetLink(actor, params.user_id),
);
