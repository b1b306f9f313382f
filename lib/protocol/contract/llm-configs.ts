import { z } from "zod";
import { contract } from "./define.ts";
import { instant, name, page, text, uuid } from "./fields.ts";

export const providerKindSchema = z.enum(["openai", "deepseek", "azure", "anthropic", "google", "custom"]);
export type ProviderKind = z.infer<typeof providerKindSchema>;

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
    test_status: z.enum(["pending", "success", "failed"]),
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
  })
  .refine((value) => value.provider === "custom" || value.api_key !== "", { path: ["api_key"], message: "is missing" })
  .refine((value) => !["custom", "azure"].includes(value.provider) || Boolean(value.api_base_url), {
    path: ["api_base_url"],
    message: "is missing",
  })
  .meta({ id: "CreateLlmConfig" });
export type CreateLlmConfigBody = z.infer<typeof createLlmConfigBody>;

/** Changing the base URL to another host asks for the key again: a stored key is only sent where it was stored for. */
export const updateLlmConfigBody = z
  .object({
    provider_name: name(100),
    api_key: apiKey.pipe(z.string().min(1)),
    api_base_url: baseUrl.nullable(),
    organization_id: headerText(100).nullable(),
    is_active: z.boolean(),
    is_default: z.boolean(),
    is_shared: z.boolean(),
  })
  .partial()
  .meta({ id: "UpdateLlmConfig" });
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

const params = z.object({ llm_id: uuid });
const base = { tag: "llm-configs", auth: "user" } as const;

export const createLlmConfig = contract({
  ...base,
  id: "createLlmConfig",
  method: "POST",
  path: "/v1/llm-configs",
  summary: "Connect a model provider",
  status: 201,
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
  query: z.object(page),
  response: z.array(llmConfigSchema),
  paginated: true,
});

export const getLlmConfig = contract({
  ...base,
  id: "getLlmConfig",
  method: "GET",
  path: "/v1/llm-configs/{llm_id}",
  summary: "One provider",
  status: 200,
  params,
  response: llmConfigSchema,
});

export const deleteLlmConfig = contract({
  ...base,
  id: "deleteLlmConfig",
  method: "DELETE",
  path: "/v1/llm-configs/{llm_id}",
  summary: "Remove a provider and its models",
  status: 204,
  params,
});

export const testLlmConfig = contract({
  ...base,
  id: "testLlmConfig",
  method: "POST",
  path: "/v1/llm-configs/{llm_id}/test",
  summary: "Test the connection: latency and the models available",
  status: 200,
  params,
  response: testResultSchema,
});
