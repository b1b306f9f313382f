import { forgotPassword } from "@/lib/accounts";
import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/password";

export const POST = handlePublic(contract.forgotPassword, ({ body }) => forgotPassword(body));
