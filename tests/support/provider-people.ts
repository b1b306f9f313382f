import { beforeEach, expect } from "vitest";
import { db } from "../../db/client.ts";
import { llmconfigs } from "../../db/schema/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import type { LlmConfig } from "../../lib/protocol/contract/llm-configs.ts";
import { updateLlmConfig } from "../../lib/providers/index.ts";
import { createActor } from "./create-actor.ts";

/** New people for each test; `admin` is a superuser. */
export let owner: Actor;
export let stranger: Actor;
export let admin: Actor;

/** Begins each test of a file with these three, and without any provider. */
export function withProviderPeople(): void {
  beforeEach(async () => {
    await db().execute("delete from llmconfigs");
    [owner, stranger, admin] = await Promise.all([createActor(), createActor(), createActor({ is_superuser: true })]);
  });
}

export const PAGE = { page: 1, per_page: 100 };
export const failure = (code: string) => expect.objectContaining({ code });
export const notFound = failure("NOT_FOUND");

export const rowOf = async (llm_id: string) =>
  (await db().select().from(llmconfigs)).find((row) => row.llm_id === llm_id);

/** Offers a provider of the administrator's to everybody. */
export const share = (config: LlmConfig) => updateLlmConfig(admin, config.llm_id, { is_shared: true });
