import type { ZodOpenApiMediaTypeObject } from "zod-openapi";

/** What is answered with one status. */
export interface Answer {
  status: number;
  headers: Record<string, { $ref: string }>;
  description: string;
  content?: Record<string, ZodOpenApiMediaTypeObject>;
}
