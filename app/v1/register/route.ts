import { handlePublic } from "@/lib/http";
import * as contract from "@/lib/protocol/contract/users";
import { register } from "@/lib/users";

export const POST = handlePublic(contract.register, ({ body }) => register(body));
