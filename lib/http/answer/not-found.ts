import { fail } from "../../core/errors.ts";
import { withRequestContext } from "../../core/log/request-context.ts";
import { errorAnswer } from "./error-answer.ts";
import { openaiErrorAnswer } from "./openai-error.ts";

/** For paths below `/v1` that no operation has. */
export const notFound = async (request: Request): Promise<Response> =>
  withRequestContext(request.headers, ({ request_id }) =>
    errorAnswer(fail("NOT_FOUND", { what: "operation" }), request_id, "an unknown path"),
  );

/** The same below `/openai/v1`. */
export const notFoundOpenai = async (request: Request): Promise<Response> =>
  withRequestContext(request.headers, ({ request_id }) =>
    openaiErrorAnswer(fail("NOT_FOUND", { what: "operation" }), request_id, "an unknown path"),
  );
