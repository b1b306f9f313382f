import { verifyEmail } from "@/lib/accounts";
import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/email";

export const POST = handlePublic(contract.verifyEmail, async ({ body }) => {
  await verifyEmail(body);
});
