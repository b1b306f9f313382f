import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/me";
import { getPreferences, updatePreferences } from "@/lib/users";

export const GET = handle(contract.getPreferences, ({ actor }) => getPreferences(actor));
export const PATCH = handle(contract.updatePreferences, ({ actor, body }) => updatePreferences(actor, body));
