"use server";

import { z } from "zod";
import { action } from "@/lib/http";
import * as services from "@/lib/http-services";
import { uuid } from "@/lib/protocol/contract/fields";
import {
  createHttpServiceBody,
  reviewHttpToolsBody,
  updateHttpServiceBody,
} from "@/lib/protocol/contract/http-services";

const params = z.object({ service_id: uuid });

export const createHttpService = action(createHttpServiceBody, (body, actor) =>
  services.createHttpService(actor, body),
);

export const updateHttpService = action(
  z.intersection(params, updateHttpServiceBody),
  ({ service_id, ...body }, actor) => services.updateHttpService(actor, service_id, body),
);

export const deleteHttpService = action(params, async ({ service_id }, actor) => {
  await services.deleteHttpService(actor, service_id);
  return null;
});

export const refreshHttpService = action(params, ({ service_id }, actor) =>
  services.refreshHttpService(actor, service_id),
);

export const reviewHttpTools = action(z.intersection(params, reviewHttpToolsBody), ({ service_id, ...body }, actor) =>
  services.reviewHttpTools(actor, service_id, body),
);
