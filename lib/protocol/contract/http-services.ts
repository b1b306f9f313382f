import { z } from "zod";
import { contract } from "./define.ts";
import { instant, name, page, sortBy, text, uuid } from "./fields.ts";
import { pinnedToolFields, sourceAgents, toolPrefix, toolReviews, webAddress } from "./tool-sources.ts";

const request = z.object({
  method: z.enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  /** Behind the base address. */
  path: z.string(),
});

/** An operation of a service as a tool. */
export const httpToolSchema = z
  .object({
    ...pinnedToolFields,
    request,
    /** What a changed one would be. */
    offered: z.object({ ...pinnedToolFields.offered.unwrap().shape, request }).optional(),
  })
  .meta({ id: "HttpTool" });

/** A web API that was added by its OpenAPI document. The document itself is not given back. */
export const httpServiceSchema = z
  .object({
    service_id: uuid,
    name: z.string(),
    prefix: z.string(),
    /** Where the document is read again from. Null for one that was sent, and for a service that is shared with you. */
    document_url: z.string().nullable(),
    /** Where operations are asked; null for a service that is shared with you. */
    base_url: z.string().nullable(),
    /** The stored secret that goes with every request, by its name; null also for a service that is shared with you. */
    credential_name: z.string().nullable(),
    /** The agents that have its tools; null for your own agents, the general one and the orchestrator. */
    agent_ids: z.array(uuid).nullable(),
    is_enabled: z.boolean(),
    is_shared: z.boolean(),
    is_own: z.boolean(),
    /** `failed`: the document could not be read again; what was approved stays. */
    status: z.enum(["ready", "failed"]),
    /** Why it failed, or what of the document is left out. */
    status_message: z.string().nullable(),
    tools: z.array(httpToolSchema),
    last_read_at: instant,
    created_at: instant,
    updated_at: instant,
    version: z.number().int(),
  })
  .meta({ id: "HttpService" });
export type HttpService = z.infer<typeof httpServiceSchema>;

/** In bytes of UTF-8. */
export const LARGEST_DOCUMENT = 2_000_000;

const document = text(LARGEST_DOCUMENT).min(1);
/** The name of one of your stored secrets. */
const credential_name = text(100).min(1).nullable();
const base_url = webAddress.refine((value) => !/[?#]/.test(value), "must not contain ? or #");

export const createHttpServiceBody = z
  .object({
    /** The document's own title unless said. */
    name: name(100).optional(),
    prefix: toolPrefix,
    /** Where the OpenAPI document is. */
    document_url: webAddress.optional(),
    /** The document itself, as JSON or YAML, instead of its address; at most 2 MB. */
    document: document.optional(),
    /** Where operations are asked; the first of the document's servers unless said. */
    base_url: base_url.optional(),
    credential_name: credential_name.default(null),
    agent_ids: sourceAgents.default(null),
    is_shared: z.boolean().default(false),
  })
  .refine((value) => (value.document_url === undefined) !== (value.document === undefined), {
    path: ["document_url"],
    message: "give either this or the document itself",
  })
  .meta({ id: "CreateHttpService" });
export type CreateHttpServiceBody = z.infer<typeof createHttpServiceBody>;

/** Another base address forgets what was approved; another document shows what of it is another. */
export const updateHttpServiceBody = z
  .object({
    name: name(100),
    prefix: toolPrefix,
    document_url: webAddress,
    document,
    base_url,
    credential_name,
    agent_ids: sourceAgents,
    is_enabled: z.boolean(),
    is_shared: z.boolean(),
  })
  .partial()
  .refine((value) => value.document_url === undefined || value.document === undefined, {
    path: ["document_url"],
    message: "give either this or the document itself",
  })
  .meta({ id: "UpdateHttpService" });
export type UpdateHttpServiceBody = z.infer<typeof updateHttpServiceBody>;

/** Approving an operation that only asks (GET, HEAD) takes it for read-only unless you say otherwise; no other can be. */
export const reviewHttpToolsBody = z.object({ tools: toolReviews }).meta({ id: "ReviewHttpTools" });
export type ReviewHttpToolsBody = z.infer<typeof reviewHttpToolsBody>;

const httpServiceSortSchema = sortBy("name", "created_at", "last_read_at");
export type HttpServiceSort = z.infer<typeof httpServiceSortSchema>;
export const listHttpServicesQuery = z.object({ ...page, sort: httpServiceSortSchema.default("created_at") });
export type ListHttpServicesQuery = z.infer<typeof listHttpServicesQuery>;

const params = z.object({ service_id: uuid });
const base = { tag: "http-services", auth: "user" } as const;
const one = { ...base, path: "/v1/http-services/{service_id}", params } as const;
/** The document in JSON: its quotes and line ends take two characters. */
const reading = { limit: "expensive", asks_provider: true, max_body_bytes: 2 * LARGEST_DOCUMENT + 64 * 1024 } as const;

export const createHttpService = contract({
  ...base,
  ...reading,
  id: "createHttpService",
  method: "POST",
  path: "/v1/http-services",
  summary: "Add a web API by its OpenAPI document: its operations become tools that wait for your approval",
  status: 201,
  versioned: true,
  body: createHttpServiceBody,
  response: httpServiceSchema,
});

export const listHttpServices = contract({
  ...base,
  id: "listHttpServices",
  method: "GET",
  path: "/v1/http-services",
  summary: "Your HTTP services and those shared with you",
  status: 200,
  query: listHttpServicesQuery,
  response: z.array(httpServiceSchema),
  paginated: true,
});

export const getHttpService = contract({
  ...one,
  id: "getHttpService",
  method: "GET",
  summary: "One HTTP service with its operations",
  status: 200,
  versioned: true,
  response: httpServiceSchema,
});

export const updateHttpService = contract({
  ...one,
  ...reading,
  id: "updateHttpService",
  method: "PATCH",
  summary: "Change an HTTP service",
  status: 200,
  versioned: true,
  body: updateHttpServiceBody,
  response: httpServiceSchema,
});

export const deleteHttpService = contract({
  ...one,
  id: "deleteHttpService",
  method: "DELETE",
  summary: "Remove an HTTP service",
  status: 204,
  versioned: true,
});

export const refreshHttpService = contract({
  ...base,
  id: "refreshHttpService",
  method: "POST",
  path: "/v1/http-services/{service_id}/refresh",
  summary: "Read its document again and show what changed; one that cannot be read is told by `status`",
  limit: "expensive",
  status: 200,
  params,
  response: httpServiceSchema,
});

export const reviewHttpTools = contract({
  ...base,
  id: "reviewHttpTools",
  method: "POST",
  path: "/v1/http-services/{service_id}/tools",
  summary: "Approve operations as they are described, switch them on or off, say which ones only read",
  status: 200,
  versioned: true,
  session_only: true,
  params,
  body: reviewHttpToolsBody,
  response: httpServiceSchema,
});
