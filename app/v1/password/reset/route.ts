import { resetPassword } from "@/lib/accounts";
import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/password";

export const POST = handlePublic(contract.resetPassword, async ({ body }) => {
  await resetPassword(body);
});
