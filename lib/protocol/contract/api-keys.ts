import { z } from "zod";
import { contract } from "./define.ts";
import { instant, name, page, text, uuid } from "./fields.ts";

/** Everything that a key can be good for. */
export const EVERY_SCOPE = "*";

/** `<tag>:read`, `<tag>:write`, or `*`; which tags there are is in the list of operations. */
export const scopesSchema = z
  .array(text(60).regex(/^(\*|[a-z][a-z-]*:(read|write))$/, "is not a scope"))
  .min(1)
  .max(60)
  .transform((scopes) => [...new Set(scopes)]);

export const apiKeySchema = z
  .object({
    key_id: uuid,
    name: z.string(),
    /** What the key begins with, to recognise it by. */
    prefix: z.string(),
    scopes: z.array(z.string()),
    created_at: instant,
    /** Null: until it is revoked. */
    expires_at: instant.nullable(),
    /** To about a minute; null: never. */
    last_used_at: instant.nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const createdApiKeySchema = apiKeySchema
  .extend({
    /** The key itself, shown this once. */
    key: z.string(),
  })
  .meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;

export const createApiKeyBody = z
  .object({ name: name(100), scopes: scopesSchema, expires_at: instant.nullable().optional() })
  .meta({ id: "CreateApiKey" });
export type CreateApiKeyBody = z.infer<typeof createApiKeyBody>;

export const updateApiKeyBody = z
  .object({ name: name(100), scopes: scopesSchema, expires_at: instant.nullable() })
  .partial()
  .meta({ id: "UpdateApiKey" });
export type UpdateApiKeyBody = z.infer<typeof updateApiKeyBody>;

export const listApiKeysQuery = z.object({
  ...page,
  sort: z.enum(["name", "-name", "created_at", "-created_at"]).default("-created_at"),
});
export type ListApiKeysQuery = z.infer<typeof listApiKeysQuery>;

export const apiKeyParams = z.object({ key_id: uuid });

const ours = { tag: "api-keys", auth: "user", session_only: true } as const;

export const listApiKeys = contract({
  ...ours,
  id: "listApiKeys",
  method: "GET",
  path: "/v1/api-keys",
  summary: "Your keys for programs",
  status: 200,
  query: listApiKeysQuery,
  response: z.array(apiKeySchema),
  paginated: true,
});

export const createApiKey = contract({
  ...ours,
  id: "createApiKey",
  method: "POST",
  path: "/v1/api-keys",
  needs_proof: true,
  summary: "Make a key, which is shown in this answer only",
  status: 201,
  body: createApiKeyBody,
  response: createdApiKeySchema,
});

export const getApiKey = contract({
  ...ours,
  id: "getApiKey",
  method: "GET",
  path: "/v1/api-keys/{key_id}",
  summary: "One of your keys, without the key itself",
  status: 200,
  params: apiKeyParams,
  response: apiKeySchema,
});

export const updateApiKey = contract({
  ...ours,
  id: "updateApiKey",
  method: "PATCH",
  path: "/v1/api-keys/{key_id}",
  needs_proof: true,
  summary: "Change a key's name, what it is good for, or until when; more than it was asks for a fresh proof",
  status: 200,
  params: apiKeyParams,
  body: updateApiKeyBody,
  response: apiKeySchema,
});

export const revokeApiKey = contract({
  ...ours,
  id: "revokeApiKey",
  method: "DELETE",
  path: "/v1/api-keys/{key_id}",
  summary: "Revoke a key for good",
  status: 204,
  params: apiKeyParams,
});
