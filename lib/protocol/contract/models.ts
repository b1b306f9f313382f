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
  })
  .meta({ id: "Model" });
export type Model = z.infer<typeof modelSchema>;

export const createModelBody = z
  .object({
    llm_id: uuid,
    name: name(100),
    display_name: name(100).optional(),
    model_type: z.enum(["chat", "completion", "embedding"]).default("chat"),
    context_window: z.number().int().min(256).max(10_000_000).nullable().optional(),
    max_tokens: z.number().int().min(1).max(1_000_000).nullable().optional(),
    pricing: pricingSchema.nullable().optional(),
  })
  .meta({ id: "CreateModel" });
export type CreateModelBody = z.infer<typeof createModelBody>;

export const listModelsQuery = z.object({
  ...page,
  llm_id: uuid.optional(),
  is_active: flag.optional(),
  search: text(100).optional(),
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

export const deleteModel = contract({
  id: "deleteModel",
  method: "DELETE",
  path: "/v1/models/{model_id}",
  summary: "Remove a model",
  tag: "models",
  auth: "user",
  status: 204,
  params,
});
