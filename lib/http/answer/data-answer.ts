import { entityTag } from "../../core/http/if-match.ts";
import type { Contract } from "../../protocol/contract/define.ts";
import { type Pagination, paginationSchema } from "../../protocol/envelope.ts";
import { bareResponse, dataResponse, emptyResponse } from "./envelope-response.ts";

/**
 * The answer to a request that succeeded: the function's own Response, or its data in the envelope. What goes out is what
 * the contract's schema makes of the data: fields it does not know (columns of a row) stay behind, and data that does not
 * fit is our bug and answers 500 everywhere, so that no test misses it.
 */
export function dataAnswer(contract: Contract, result: unknown, request_id: string): Response {
  if (result instanceof Response) {
    if (!result.headers.has("x-request-id")) result.headers.set("x-request-id", request_id);
    return result;
  }
  if (contract.status === 204) return emptyResponse(request_id);
  if (!contract.response) throw new Error(`${contract.id} declares no response and its function gave no Response`);
  if (contract.shape === "openai") return bareResponse(request_id, contract.status, contract.response.parse(result));
  const { items, pagination } = contract.paginated ? pageIn(result) : { items: result, pagination: undefined };
  const data = contract.response.parse(items);
  return tagged(contract, data, dataResponse(request_id, contract.status, data, pagination));
}

/** With the version of what it shows as its `ETag`, where the contract keeps versions. */
function tagged(contract: Contract, data: unknown, response: Response): Response {
  if (!contract.versioned || typeof data !== "object" || data === null || !("version" in data)) return response;
  if (typeof data.version === "number") response.headers.set("etag", entityTag(data.version));
  return response;
}

function pageIn(result: unknown): { items: unknown; pagination: Pagination } {
  const isPage = typeof result === "object" && result !== null && "items" in result && "pagination" in result;
  if (!isPage) throw new Error("a paginated operation must give a page");
  return { items: result.items, pagination: paginationSchema.parse(result.pagination) };
}
