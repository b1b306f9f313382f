import { z } from "zod";
import { contract } from "./define.ts";
import { flag, instant, name, page, sortBy, text, uuid } from "./fields.ts";

export const providerKindSchema = z.enum(["openai", "deepseek", "azure", "anthropic", "google", "custom"]);
export type ProviderKind = z.infer<typeof providerKindSchema>;

/** What a provider may be asked in any minute, by this installation's runs. Kept in each process that works on runs. */
export const rateLimitSchema = z
  .strictObject({
    requests_per_minute: z.number().int().min(1).max(1_000_000).nullable().default(null),
    /** In and out; a call is held back while the last minute's answers have used them up. */
    tokens_per_minute: z.number().int().min(1).max(1_000_000_000).nullable().default(null),
  })
  .meta({ id: "ProviderRateLimit" });
export type RateLimit = z.infer<typeof rateLimitSchema>;

/** A provider as anybody may see it: the key itself never leaves the server. */
export const llmConfigSchema = z
  .object({
    llm_id: uuid,
    provider: providerKindSchema,
    provider_name: z.string(),
    api_key_last4: z.string(),
    api_base_url: z.string().nullable(),
    organization_id: z.string().nullable(),
    is_active: z.boolean(),
    is_default: z.boolean(),
    is_shared: z.boolean(),
    /** False for a provider that an admin shares with you. */
    is_own: z.boolean(),
    created_at: instant,
    last_tested_at: instant.nullable(),
    /** `pending` again once its key, address or organization is another. */
    test_status: z.enum(["pending", "success", "failed"]),
    /** Null where it has none, and for a provider that is shared with you. */
    rate_limit: rateLimitSchema.nullable(),
    version: z.number().int(),
  })
  .meta({ id: "LlmConfig" });
export type LlmConfig = z.infer<typeof llmConfigSchema>;

/** Keys and ids are sent in headers: printable, in one line. */
const headerText = (max: number) =>
  text(max)
    .transform((value) => value.trim())
    .refine((value) => /^[\x21-\x7e]*$/.test(value), "contains spaces, line breaks or characters that no key has");
const apiKey = headerText(1000);

const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && url.username === "" && url.password === "";
  }, "must not contain a user name or password");

export const createLlmConfigBody = z
  .object({
    provider: providerKindSchema,
    provider_name: name(100),
    /** May be empty for a `custom` server that asks for none. */
    api_key: apiKey.default(""),
    api_base_url: baseUrl.nullable().optional(),
    organization_id: headerText(100).nullable().optional(),
    is_default: z.boolean().default(false),
    rate_limit: rateLimitSchema.nullable().default(null),
  })
  .refine((value) => value.provider === "custom" || value.api_key !== "", { path: ["api_key"], message: "is missing" })
  .refine((value) => !["custom", "azure"].includes(value.provider) || Boolean(value.api_base_url), {
    path: ["api_base_url"],
    message: "is missing",
  })
  .meta({ id: "CreateLlmConfig" });
export type CreateLlmConfigBody = z.infer<typeof createLlmConfigBody>;

const writable = {
  provider_name: name(100),
  /** Left out, the stored one stays. */
  api_key: apiKey.pipe(z.string().min(1)).optional(),
  api_base_url: baseUrl.nullable(),
  organization_id: headerText(100).nullable(),
  is_active: z.boolean(),
  is_default: z.boolean(),
  is_shared: z.boolean(),
  rate_limit: rateLimitSchema.nullable(),
};

/** The kind of a provider stays, and so does a key that is not sent again. */
export const replaceLlmConfigBody = z
  .object({
    ...writable,
    api_base_url: writable.api_base_url.default(null),
    organization_id: writable.organization_id.default(null),
    is_active: writable.is_active.default(true),
    is_default: writable.is_default.default(false),
    is_shared: writable.is_shared.default(false),
    rate_limit: writable.rate_limit.default(null),
  })
  .meta({ id: "ReplaceLlmConfig" });
export type ReplaceLlmConfigBody = z.infer<typeof replaceLlmConfigBody>;

/** Changing the base URL to another host asks for the key again: a stored key is only sent where it was stored for. */
export const updateLlmConfigBody = z.object(writable).partial().meta({ id: "UpdateLlmConfig" });
export type UpdateLlmConfigBody = z.infer<typeof updateLlmConfigBody>;

export const testResultSchema = z
  .object({
    test_status: z.enum(["success", "failed"]),
    /** Milliseconds. */
    latency: z.number().int(),
    available_models: z.array(z.string()),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    tested_at: instant,
  })
  .meta({ id: "LlmConfigTest" });
export type LlmConfigTest = z.infer<typeof testResultSchema>;

const llmConfigSortSchema = sortBy("provider_name", "provider", "created_at", "last_tested_at");
export type LlmConfigSort = z.infer<typeof llmConfigSortSchema>;

export const listLlmConfigsQuery = z.object({
  ...page,
  provider: providerKindSchema.optional(),
  is_active: flag.optional(),
  search: text(100).optional(),
  /** Without it: yours first, the default one before the others, then by age. */
  sort: llmConfigSortSchema.optional(),
});
export type ListLlmConfigsQuery = z.infer<typeof listLlmConfigsQuery>;

const params = z.object({ llm_id: uuid });
const base = { tag: "llm-configs", auth: "user" } as const;
const one = { ...base, path: "/v1/llm-configs/{llm_id}", params } as const;

export const createLlmConfig = contract({
  ...base,
  id: "createLlmConfig",
  method: "POST",
  path: "/v1/llm-configs",
  summary: "Connect a model provider",
  status: 201,
  versioned: true,
  body: createLlmConfigBody,
  response: llmConfigSchema,
});

export const listLlmConfigs = contract({
  ...base,
  id: "listLlmConfigs",
  method: "GET",
  path: "/v1/llm-configs",
  summary: "Your providers and those shared with you",
  status: 200,
  query: listLlmConfigsQuery,
  response: z.array(llmConfigSchema),
  paginated: true,
});

export const getLlmConfig = contract({
  ...one,
  id: "getLlmConfig",
  method: "GET",
  summary: "One provider",
  status: 200,
  versioned: true,
  response: llmConfigSchema,
});

export const replaceLlmConfig = contract({
  ...one,
  id: "replaceLlmConfig",
  method: "PUT",
  summary: "Set everything of a provider but its kind; a key that is left out stays, another host asks for it again",
  status: 200,
  versioned: true,
  body: replaceLlmConfigBody,
  response: llmConfigSchema,
});

export const updateLlmConfig = contract({
  ...one,
  id: "updateLlmConfig",
  method: "PATCH",
  summary: "Change a provider; a base URL at another host asks for the key again",
  status: 200,
  versioned: true,
  body: updateLlmConfigBody,
  response: llmConfigSchema,
});

export const deleteLlmConfig = contract({
  ...one,
  id: "deleteLlmConfig",
  method: "DELETE",
  summary: "Remove a provider and its models",
  status: 204,
  versioned: true,
});

export const testLlmConfig = contract({
  ...base,
  id: "testLlmConfig",
  asks_provider: true,
  limit: "expensive",
  method: "POST",
  path: "/v1/llm-configs/{llm_id}/test",
  summary: "Test the connection: latency and the models available",
  status: 200,
  params,
  response: testResultSchema,
});
