import { confirmPassword } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/password";

export const POST = handle(contract.confirmPassword, ({ actor, body }) => confirmPassword(actor, body));
