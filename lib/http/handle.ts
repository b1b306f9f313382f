import type { z } from "zod";
import { authenticateRequest } from "../auth/index.ts";
import { withRequestContext } from "../core/log/request-context.ts";
import { limitAddress, limitPerson } from "../limits/index.ts";
import { type Contract, limitClassOf } from "../protocol/contract/define.ts";
import { asAskedFor } from "./answer/as-asked-for.ts";
import { dataAnswer } from "./answer/data-answer.ts";
import { errorAnswer } from "./answer/error-answer.ts";
import { openaiErrorAnswer } from "./answer/openai-error.ts";
import { authorize } from "./authorize.ts";
import type { Answer, Call, RouteHandler } from "./call.ts";
import { readIfMatch } from "./entity-tags.ts";
import { requireNoLargeBody } from "./input/max-body-bytes.ts";
import { type Input, parseCall } from "./input/parse-call.ts";
import { isProbe } from "./is-probe.ts";
import { withLimitHeaders } from "./limit-headers.ts";
import { oncePerKey } from "./once/once-per-key.ts";
import { requireOurHost } from "./require-our-host.ts";
import { whileOpen } from "./stream/while-open.ts";

const CONTRACT = Symbol.for("alma.contract");

/** The contract a route handler was made from, for the tests that compare the two; undefined for any other function. */
export const contractOf = (handler: object): Contract | undefined => Reflect.get(handler, CONTRACT);

/**
 * Makes the route of an operation for people who are signed in: request id, authentication, rights, allowance, body
 * limit, validation, `Idempotency-Key`, envelope, `ETag`, errors. `fn` gets everything parsed and gives the contract's
 * data, a page of it, or a Response of its own.
 */
export function handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  contract: Contract<P, Q, B, R>,
  fn: (call: Call<P, Q, B>) => Promise<Answer<R>>,
): RouteHandler {
  if (contract.auth === "none") throw new Error(`${contract.id} is open to anybody: use handlePublic`);
  return routeOf(contract, async (request, parse, answered) => {
    const actor = await authenticateRequest(request);
    authorize(contract, actor);
    await limitPerson(actor, limitClassOf(contract));
    const call = { ...(await parse()), actor };
    return await oncePerKey(contract, call, () => answered(() => whileOpen(contract, actor, () => fn(call))));
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

/** Turns what an operation's function gives, or throws, into its answer. */
type Answered = (work: () => Promise<unknown>) => Promise<Response>;

/** The frame of both: nothing that is thrown inside gets past it. */
function routeOf<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  work: (request: Request, parse: () => Promise<Input<P, Q, B>>, answered: Answered) => Promise<unknown>,
) {
  const route: RouteHandler = (request, context) =>
    withRequestContext(request.headers, async (frame) => {
      const { request_id } = frame;
      const answered = answering(contract, request_id);
      const answer = await answered(async () => {
        await letIn(contract, request);
        if (contract.versioned) frame.if_match = readIfMatch(request.headers);
        return await work(request, () => parseCall(contract, request, context.params, request_id), answered);
      });
      return withLimitHeaders(await asAskedFor(request, answer));
    });
  return Object.assign(route, { [CONTRACT]: contract });
}

/** What is looked at before anybody asks who it is. */
async function letIn(contract: Contract, request: Request): Promise<void> {
  if (isProbe(contract)) return;
  requireOurHost(request);
  requireNoLargeBody(contract, request);
  await limitAddress(limitClassOf(contract), { is_public: contract.auth === "none" });
}

const answering =
  (contract: Contract, request_id: string): Answered =>
  async (work) => {
    try {
      return dataAnswer(contract, await work(), request_id);
    } catch (error) {
      const answer = contract.shape === "openai" ? openaiErrorAnswer : errorAnswer;
      return answer(error, request_id, `${contract.method} ${contract.path}`);
    }
  };
