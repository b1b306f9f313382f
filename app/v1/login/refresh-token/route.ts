import { refreshAccessToken } from "@/lib/auth";
import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/auth";

export const POST = handlePublic(contract.refreshAccessToken, ({ body }) => refreshAccessToken(body));
