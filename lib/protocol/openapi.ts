import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import type { Contract } from "./contract/define.ts";
import { contracts } from "./contract/index.ts";
import { errorBodySchema, metaSchema, paginationSchema } from "./envelope.ts";

const MEDIA_TYPE = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
};

const TAGS: Record<string, string> = {
  auth: "Sign in and register",
  users: "Accounts",
  "llm-configs": "Model providers and their keys",
  models: "The models of providers",
  agents: "Who answers",
  conversations: "Conversations",
  messages: "Messages, and the events of the answers",
  runs: "The work that a message starts",
  approvals: "Tool calls that wait for a person's yes",
  schedules: "Messages that are sent by the clock",
  files: "The files of a conversation's workspace",
  system: "Health and this document",
};

/** The OpenAPI 3.1 document of every operation; `url` is where the server is reached. */
export const openapiDocument = (url: string) =>
  createDocument({
    openapi: "3.1.0",
    info: {
      title: "ALMA",
      version: "1.0.0",
      description:
        "Agents that work in the open. Every JSON answer is an envelope: `success`, `data` or `error`, `meta`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url }],
    tags: [...new Set(contracts.map(({ tag }) => tag))].map((name) => ({ name, description: TAGS[name] ?? name })),
    paths: pathsOf(contracts),
    components: {
      securitySchemes: {
        HTTPBearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        OAuth2Password: {
          type: "oauth2",
          flows: { password: { tokenUrl: "/v1/login/access-token", scopes: {} } },
        },
      },
    },
  });

function pathsOf(operations: Contract[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const contract of operations) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return paths;
}

function operationOf(contract: Contract): ZodOpenApiOperationObject {
  const { params, query } = contract;
  return {
    operationId: contract.id,
    summary: contract.summary,
    tags: [contract.tag],
    security: contract.auth === "none" ? [] : [{ HTTPBearer: [] }, { OAuth2Password: [] }],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
    },
    ...requestBodyOf(contract),
    responses: { [String(contract.status)]: successOf(contract), ...othersOf(contract), ...errorsOf(contract) },
  };
}

function requestBodyOf({ body, body_type = "json" }: Contract): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (body_type === "multipart") {
    const file = z.object({ file: z.string().meta({ format: "binary", description: "The file's bytes" }) });
    return { requestBody: { required: true, content: { [MEDIA_TYPE.multipart]: { schema: file } } } };
  }
  return body ? { requestBody: { required: true, content: { [MEDIA_TYPE[body_type]]: { schema: body } } } } : {};
}

function successOf(contract: Contract): ZodOpenApiResponsesObject[`${1 | 2 | 3 | 4 | 5}${string}`] {
  if (contract.status === 204) return { description: "Done" };
  if (contract.raw) return { description: contract.summary, content: { [contract.raw]: { schema: z.unknown() } } };
  const envelope = z.object({
    success: z.literal(true),
    data: contract.response ?? z.unknown(),
    ...(contract.paginated && { pagination: paginationSchema }),
    meta: metaSchema,
  });
  return { description: contract.summary, content: { "application/json": { schema: envelope } } };
}

function othersOf({ also = [] }: Contract): ZodOpenApiResponsesObject {
  const entries = also.map(({ status, when, content, response }) => {
    const schema = response ? z.object({ success: z.literal(true), data: response, meta: metaSchema }) : z.unknown();
    return [String(status), { description: when, content: { [content]: { schema } } }];
  });
  return Object.fromEntries(entries);
}

/** The errors an operation's shape makes possible; any may also answer 429 and 500. */
function errorsOf(contract: Contract): ZodOpenApiResponsesObject {
  const takesInput = contract.body !== undefined || contract.body_type !== undefined;
  const statuses: [string, string, boolean][] = [
    ["400", "Malformed request", takesInput],
    ["401", "Not signed in", contract.auth !== "none" || contract.tag === "auth"],
    ["403", "Not allowed", contract.auth !== "none" || contract.tag === "auth"],
    ["404", "No such object, or not yours", contract.params !== undefined],
    ["409", "In conflict with what is there", takesInput],
    ["413", "The body is too large", takesInput],
    ["422", "The input is not valid", takesInput || contract.query !== undefined],
    ["429", "Too many requests", true],
    ["500", "Something went wrong on our side", true],
  ];
  const content = { "application/json": { schema: errorBodySchema } };
  const entries = statuses.filter(([, , applies]) => applies);
  return Object.fromEntries(entries.map(([status, description]) => [status, { description, content }]));
}
