import { changeEmail } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/email";

export const POST = handle(contract.changeEmail, ({ actor, body }) => changeEmail(actor, body));
