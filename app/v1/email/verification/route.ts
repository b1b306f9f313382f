import { requestVerification } from "@/lib/accounts";
import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/email";

export const POST = handlePublic(contract.requestVerification, ({ body }) => requestVerification(body));
