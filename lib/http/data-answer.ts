import type { Contract } from "../protocol/contract/define.ts";
import { type Pagination, paginationSchema } from "../protocol/envelope.ts";
import { dataResponse, emptyResponse } from "./envelope-response.ts";

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
  const { items, pagination } = contract.paginated ? pageIn(result) : { items: result, pagination: undefined };
  return dataResponse(request_id, contract.status, contract.response.parse(items), pagination);
}

function pageIn(result: unknown): { items: unknown; pagination: Pagination } {
  const isPage = typeof result === "object" && result !== null && "items" in result && "pagination" in result;
  if (!isPage) throw new Error("a paginated operation must give a page");
  return { items: result.items, pagination: paginationSchema.parse(result.pagination) };
}
