import { z } from "zod";
import { type Contract, limitClassOf } from "../contract/define.ts";
import type { Answer } from "./answer.ts";
import { errorHeaders } from "./headers.ts";

/** An error in the shape of OpenAI's API. */
const openaiErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.string(),
      param: z.string().nullable(),
      code: z.string().nullable(),
    }),
  })
  .meta({ id: "OpenaiError", description: "What went wrong, as OpenAI's API says it." });

interface Problem {
  status: number;
  type: string;
  code: string;
  message: string;
  param?: string;
  /** Of operations that ask a model only. */
  of_model?: boolean;
}

const invalid = "invalid_request_error";
const server = "server_error";

/** As lib/http answers them. */
const PROBLEMS: Problem[] = [
  {
    status: 400,
    type: invalid,
    code: "invalid_value",
    message: "The input is not valid: messages: is empty",
    param: "messages",
  },
  {
    status: 400,
    type: invalid,
    code: "context_length_exceeded",
    message: "This is more than the model can read.",
    of_model: true,
  },
  {
    status: 401,
    type: invalid,
    code: "invalid_api_key",
    message: "Sign in first. Send an API key of ALMA's as the bearer.",
  },
  {
    status: 403,
    type: "permission_error",
    code: "insufficient_permissions",
    message: "This API key lacks the scope openai:write.",
  },
  { status: 404, type: invalid, code: "model_not_found", message: "No such model." },
  {
    status: 409,
    type: invalid,
    code: "conflict",
    message: "The first request with this key is still at work.",
    of_model: true,
  },
  { status: 413, type: invalid, code: "payload_too_large", message: "This is larger than allowed.", of_model: true },
  {
    status: 429,
    type: "requests",
    code: "rate_limit_exceeded",
    message: "Too many requests. Wait a moment and try again.",
  },
  { status: 500, type: server, code: "internal_error", message: "Something went wrong on our side." },
  {
    status: 502,
    type: server,
    code: "model_unavailable",
    message: "The model cannot be reached. Try again or choose another model.",
    of_model: true,
  },
  {
    status: 502,
    type: server,
    code: "provider_unauthorized",
    message: "The provider refused the key. Check it in the settings.",
    of_model: true,
  },
  {
    status: 503,
    type: server,
    code: "provider_timeout",
    message: "The provider did not answer in time. Try again.",
    of_model: true,
  },
  {
    status: 503,
    type: server,
    code: "service_unavailable",
    message: "The service is not available right now. Try again in a moment.",
  },
];

/** The errors of an operation of OpenAI's shape. */
export function openaiErrorsOf(contract: Contract): Answer[] {
  const asksModel = limitClassOf(contract) === "run";
  const problems = PROBLEMS.filter(({ of_model }) => asksModel || !of_model);
  return [...new Set(problems.map(({ status }) => status))].map((status) => {
    const here = problems.filter((problem) => problem.status === status);
    return {
      status,
      headers: errorHeaders(status),
      description: here.map(({ code }) => `\`${code}\``).join(", "),
      content: { "application/json": { schema: openaiErrorSchema, examples: Object.fromEntries(here.map(exampleOf)) } },
    };
  });
}

const exampleOf = ({ code, message, type, param }: Problem) =>
  [code, { summary: message, value: { error: { message, type, param: param ?? null, code } } }] as const;
