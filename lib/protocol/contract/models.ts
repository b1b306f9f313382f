import { z } from "zod";
import { contract } from "./define.ts";
import { flag, instant, name, page, text, uuid } from "./fields.ts";

/** As the seed gives it: per 1,000 tokens when `per_1k_tokens`, otherwise per million. */
export const pricingSchema = z
  .object({
    input_tokens: z.number().min(0).max(1_000_000),
    output_tokens: z.number().min(0).max(1_000_000),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("USD"),
    per_1k_tokens: z.boolean().default(false),
  })
  .meta({ id: "Pricing" });
export type Pricing = z.infer<typeof pricingSchema>;

export const modelSchema = z
  .object({
    model_id: uuid,
    llm_id: uuid,
    name: z.string(),
    display_name: z.string(),
    base_url: z.string().nullable(),
    model_type: z.string(),
    context_window: z.number().int().nullable(),
    max_tokens: z.number().int().nullable(),
    pricing: pricingSchema.nullable(),
    is_active: z.boolean(),
    created_at: instant,
    version: z.number().int(),
  })
  .meta({ id: "Model" });
export type Model = z.infer<typeof modelSchema>;

export const createModelBody = z
  .object({
    llm_id: uuid,
    name: name(100),
    display_name: name(100).optional(),
    model_type: z.enum(["chat", "completion", "embedding", "transcription"]).default("chat"),
    context_window: z.number().int().min(256).max(10_000_000).nullable().optional(),
    max_tokens: z.number().int().min(1).max(1_000_000).nullable().optional(),
    pricing: pricingSchema.nullable().optional(),
  })
  .meta({ id: "CreateModel" });
export type CreateModelBody = z.infer<typeof createModelBody>;

const modelTypeSchema = z.enum(["chat", "completion", "embedding", "transcription"]);
const contextWindow = z.number().int().min(256).max(10_000_000).nullable();
const maxTokens = z.number().int().min(1).max(1_000_000).nullable();

/** The provider and its name for the model stay: another name is another model. */
export const replaceModelBody = z
  .object({
    display_name: name(100),
    model_type: modelTypeSchema.default("chat"),
    context_window: contextWindow.default(null),
    max_tokens: maxTokens.default(null),
    pricing: pricingSchema.nullable().default(null),
    is_active: z.boolean().default(true),
  })
  .meta({ id: "ReplaceModel" });
export type ReplaceModelBody = z.infer<typeof replaceModelBody>;

export const updateModelBody = z
  .object({
    display_name: name(100),
    model_type: modelTypeSchema,
    context_window: contextWindow,
    max_tokens: maxTokens,
    pricing: pricingSchema.nullable(),
    is_active: z.boolean(),
  })
  .partial()
  .meta({ id: "UpdateModel" });
export type UpdateModelBody = z.infer<typeof updateModelBody>;

const SORTS = ["name", "display_name", "created_at", "context_window"] as const;
const sorts = [...SORTS, ...SORTS.map((field) => `-${field}` as const)] as const;
export type ModelSort = (typeof sorts)[number];

export const listModelsQuery = z.object({
  ...page,
  llm_id: uuid.optional(),
  is_active: flag.optional(),
  model_type: modelTypeSchema.optional(),
  search: text(100).optional(),
  /** Without it: those of your providers first, the default one's before the others', then by age. */
  sort: z.enum(sorts).optional(),
});
export type ListModelsQuery = z.infer<typeof listModelsQuery>;

const params = z.object({ model_id: uuid });

export const createModel = contract({
  id: "createModel",
  method: "POST",
  path: "/v1/models",
  summary: "Add a model to a provider",
  tag: "models",
  auth: "user",
  status: 201,
  versioned: true,
  body: createModelBody,
  response: modelSchema,
});

export const listModels = contract({
  id: "listModels",
  method: "GET",
  path: "/v1/models",
  summary: "The models you may use",
  tag: "models",
  auth: "user",
  status: 200,
  query: listModelsQuery,
  response: z.array(modelSchema),
  paginated: true,
});

const one = { tag: "models", auth: "user", path: "/v1/models/{model_id}", params } as const;

export const getModel = contract({
  ...one,
  id: "getModel",
  method: "GET",
  summary: "One model",
  status: 200,
  versioned: true,
  response: modelSchema,
});

export const replaceModel = contract({
  ...one,
  id: "replaceModel",
  method: "PUT",
  summary: "Set everything of a model but its provider and its name there",
  status: 200,
  versioned: true,
  body: replaceModelBody,
  response: modelSchema,
});

export const updateModel = contract({
  ...one,
  id: "updateModel",
  method: "PATCH",
  summary: "Change a model's name, limits, price or state",
  status: 200,
  versioned: true,
  body: updateModelBody,
  response: modelSchema,
});

export const deleteModel = contract({
  ...one,
  id: "deleteModel",
  method: "DELETE",
  summary: "Remove a model",
  status: 204,
  versioned: true,
});
