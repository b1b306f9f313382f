import { logOut } from "@/lib/auth";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/auth";

export const POST = handle(contract.logOut, async ({ actor }) => {
  await logOut(actor);
});
