import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../client.ts";
import { llmconfigs, models } from "../../schema/providers.ts";
import { users } from "../../schema/users.ts";
import { isOwnProvider, isSharedProvider } from "./llm-configs.ts";

const isUsable = (user_id: string): SQL | undefined =>
  and(eq(models.is_active, true), eq(llmconfigs.is_active, true), or(isOwnProvider(user_id), isSharedProvider()));

/** The active models of active providers that a user may use: own providers first, each kind by age. */
export const listUsableModelRows = (db: Db, user_id: string, limit: number) =>
  db
    .select({
      model_id: models.model_id,
      name: models.name,
      model_type: models.model_type,
      created_at: models.created_at,
      llm_id: llmconfigs.llm_id,
      provider: llmconfigs.provider,
      provider_name: llmconfigs.provider_name,
    })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(isUsable(user_id))
    .orderBy(
      desc(isOwnProvider(user_id)),
      asc(llmconfigs.created_at),
      asc(llmconfigs.llm_id),
      asc(models.created_at),
      asc(models.model_id),
    )
    .limit(limit);

export type UsableModelRow = Awaited<ReturnType<typeof listUsableModelRows>>[number];

/** Whether a text is the id or the name of a chat model that a user may ask, as a preference may have it. */
export async function isUsableChatModel(db: Db, user_id: string, named: string): Promise<boolean> {
  const rows = await db
    .select({ model_id: models.model_id })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(
      and(
        isUsable(user_id),
        eq(models.model_type, "chat"),
        sql`${named} in (${models.model_id}::text, ${models.name})`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
