import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/users";
import { getMe } from "@/lib/users";

export const GET = handle(contract.getMe, ({ actor }) => getMe(actor));
