import type { z } from "zod";
import { authenticateRequest } from "../auth/index.ts";
import { fail } from "../core/errors.ts";
import { withRequestContext } from "../core/request-context.ts";
import type { Contract } from "../protocol/contract/define.ts";
import type { Answer, Call, RouteHandler } from "./call.ts";
import { dataAnswer } from "./data-answer.ts";
import { errorAnswer } from "./error-answer.ts";
import { parseBody, parseParams, parseQuery } from "./parse-input.ts";
import { readUpload } from "./read-upload.ts";

const CONTRACT = Symbol.for("alma.contract");

/** The contract a route handler was made from, for the tests that compare the two; undefined for any other function. */
export const contractOf = (handler: object): Contract | undefined => Reflect.get(handler, CONTRACT);

type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Omit<Call<P, Q, B>, "actor">;

/**
 * Makes the route of an operation for people who are signed in: request id, authentication, body limit, validation,
 * envelope, errors. `fn` gets everything parsed and gives the contract's data, a page of it, or a Response of its own.
 */
export function handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  fn: (call: Call<P, Q, B>) => Promise<Answer<R>>,
): RouteHandler {
  if (contract.auth === "none") throw new Error(`${contract.id} is open to anybody: use handlePublic`);
  return routeOf(contract, async (request, parse) => {
    const actor = await authenticateRequest(request);
    if (contract.auth === "superuser" && !actor.is_superuser) throw fail("FORBIDDEN");
    return await fn({ ...(await parse()), actor });
  });
}

/** As {@link handle} for an operation that anybody may call; nobody is looked up, `fn` gets no actor. */
export function handlePublic<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  fn: (call: Input<P, Q, B>) => Promise<Answer<R>>,
): RouteHandler {
  if (contract.auth !== "none") throw new Error(`${contract.id} is not open to anybody: use handle`);
  return routeOf(contract, async (_request, parse) => await fn(await parse()));
}

/** The frame of both: nothing that is thrown inside gets past it. */
function routeOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  work: (request: Request, parse: () => Promise<Input<P, Q, B>>) => Promise<unknown>,
) {
  const route: RouteHandler = (request, context) =>
    withRequestContext(request.headers, async ({ request_id }) => {
      try {
        const parse = () => parseInput(contract, request, context.params, request_id);
        return dataAnswer(contract, await work(request, parse), request_id);
      } catch (error) {
        return errorAnswer(error, request_id, `${contract.method} ${contract.path}`);
      }
    });
  return Object.assign(route, { [CONTRACT]: contract });
}

async function parseInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  request: Request,
  params: Promise<Record<string, unknown>>,
  request_id: string,
): Promise<Input<P, Q, B>> {
  return {
    params: await parseParams(contract.params, params),
    query: await parseQuery(contract.query, request),
    body: await parseBody(contract, request),
    request,
    request_id,
    signal: request.signal,
    readFile: (field) => readUpload(request, field, contract.max_body_bytes),
  };
}
