import type { z } from "zod";
import { dataResponse } from "./envelope-response.ts";

/** 202: the work goes on; `data` says where to look for it. */
export const accepted = <Schema extends z.ZodType>(
  request_id: string,
  schema: Schema,
  data: z.output<Schema>,
): Response => dataResponse(request_id, 202, schema.parse(data));
