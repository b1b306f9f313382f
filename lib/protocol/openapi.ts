import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import type { Contract } from "./contract/define.ts";
import { contracts } from "./contract/index.ts";
import { addExamples } from "./openapi/add-examples.ts";
import { dropUnused } from "./openapi/drop-unused.ts";
import { REQUEST_HEADERS, RESPONSE_HEADERS } from "./openapi/headers.ts";
import { INTRODUCTION } from "./openapi/introduction.ts";
import { LIVE_SCHEMAS } from "./openapi/live-schemas.ts";
import { operationOf } from "./openapi/operation.ts";
import { SECURITY_SCHEMES } from "./openapi/security.ts";
import { sharedErrors } from "./openapi/shared-errors.ts";
import { SOCKET_WEBHOOK, socketSection } from "./openapi/socket-section.ts";
import { tagsOf } from "./openapi/tags.ts";

/** The OpenAPI 3.1 document of every operation, with examples; `url` is where the server is reached. */
export function openapiDocument(url: string) {
  const origin = url.replace(/\/+$/, "");
  const document = {
    ...createDocument({
      openapi: "3.1.0",
      info: {
        title: "ALMA API",
        version: "1.0.0",
        description: INTRODUCTION,
        contact: { name: "ALMA", url: origin },
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: origin, description: "This installation" }],
      tags: tagsOf(contracts.map(({ tag }) => tag)),
      paths: pathsOf(contracts),
      components: {
        schemas: LIVE_SCHEMAS,
        responses: sharedErrors(contracts),
        headers: RESPONSE_HEADERS,
        parameters: REQUEST_HEADERS,
        securitySchemes: SECURITY_SCHEMES,
      },
      webhooks: SOCKET_WEBHOOK,
      "x-websocket": socketSection(origin),
    }),
  };
  dropUnused(document);
  addExamples(document);
  return document;
}

function pathsOf(operations: Contract[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const contract of operations) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return paths;
}
