import { handle } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/settings";
import { getSettings, updateSettings } from "@/lib/settings";

export const GET = handle(contract.getSettings, ({ actor }) => getSettings(actor));
export const PATCH = handle(contract.updateSettings, ({ actor, body }) => updateSettings(actor, body));
