import { handle } from "@/lib/http";
import { listNames } from "@/lib/openai";
import * as contract from "@/lib/protocol/contract/openai";

export const GET = handle(contract.listOpenaiModels, async ({ actor }) => ({
  object: "list" as const,
  data: await listNames(actor),
}));
