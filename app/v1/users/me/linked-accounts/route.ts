import { listLinkedAccounts } from "@/lib/accounts";
import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/linked-accounts";

export const GET = handle(contract.listLinkedAccounts, ({ actor }) => listLinkedAccounts(actor));
