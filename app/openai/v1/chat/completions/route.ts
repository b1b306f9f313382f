import { handle, openaiStream } from "@/lib/http";
import { prepareAnswer, toChunks, toCompletion } from "@/lib/openai";
import * as contract from "@/lib/protocol/contract/openai";

export const POST = handle(contract.createChatCompletion, async ({ actor, body, request, request_id, signal }) => {
  const answer = await prepareAnswer(actor, body, request.headers);
  if (!body.stream) return await toCompletion(answer(signal));
  const include_usage = body.stream_options?.include_usage ?? false;
  return await openaiStream({ actor, request, request_id, open: (until) => toChunks(answer(until), include_usage) });
});
