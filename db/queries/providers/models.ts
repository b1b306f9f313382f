import { and, asc, count, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ModelSort } from "../../../lib/protocol/contract/models.ts";
import type { Db } from "../../client.ts";
import { llmconfigs, models } from "../../schema/providers.ts";
import { users } from "../../schema/users.ts";
import { sortedBy } from "../../sorted-by.ts";
import { isOwnProvider, isSharedProvider } from "./llm-configs.ts";

export type ModelRow = typeof models.$inferSelect;

/** The user's own models in any state, and what is offered by others. */
const visible = (user_id: string): SQL | undefined =>
  or(isOwnProvider(user_id), and(isSharedProvider(), eq(llmconfigs.is_active, true), eq(models.is_active, true)));

interface ModelFilter {
  user_id: string;
  llm_id?: string | undefined;
  is_active?: boolean | undefined;
  model_type?: string | undefined;
  search?: string | undefined;
}

const matching = ({ user_id, llm_id, is_active, model_type, search }: ModelFilter): SQL | undefined =>
  and(
    visible(user_id),
    llm_id === undefined ? undefined : eq(models.llm_id, llm_id),
    is_active === undefined ? undefined : eq(models.is_active, is_active),
    model_type === undefined ? undefined : eq(models.model_type, model_type),
    // No pattern: what a person types may contain % and _.
    search ? sql`position(lower(${search}) in lower(${models.name} || ' ' || ${models.display_name})) > 0` : undefined,
  );

const inOrder = (user_id: string): SQL[] => [
  desc(isOwnProvider(user_id)),
  desc(llmconfigs.is_default),
  asc(llmconfigs.created_at),
  asc(models.created_at),
  asc(models.model_id),
];

export const listModelRows = (
  db: Db,
  filter: ModelFilter,
  page: { limit: number; offset: number; sort?: ModelSort | undefined },
) =>
  db
    .select({ model: models })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(matching(filter))
    .orderBy(...(page.sort ? [sortedBy(page.sort, models, models.model_id)] : inOrder(filter.user_id)))
    .limit(page.limit)
    .offset(page.offset);

export const countModelRows = (db: Db, filter: ModelFilter) =>
  db
    .select({ total: count() })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(matching(filter));

/** A model the user may see, with its provider. */
export const findModel = (db: Db, user_id: string, model_id: string) =>
  db
    .select({ model: models, config: llmconfigs })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(and(eq(models.model_id, model_id), visible(user_id)))
    .limit(1);

export const findModelByName = (db: Db, llm_id: string, name: string) =>
  db
    .select({ model_id: models.model_id })
    .from(models)
    .where(and(eq(models.llm_id, llm_id), eq(models.name, name)))
    .limit(1);

type NewModel = Pick<
  ModelRow,
  | "model_id"
  | "llm_id"
  | "name"
  | "display_name"
  | "model_type"
  | "context_window"
  | "max_tokens"
  | "pricing"
  | "created_at"
>;

export const insertModel = (db: Db, values: NewModel) => db.insert(models).values(values).returning();

export type ModelChanges = Partial<
  Pick<ModelRow, "display_name" | "model_type" | "context_window" | "max_tokens" | "pricing" | "is_active">
>;

/** The caller has found the provider `llm_id` for its user. */
export const updateModelRow = (db: Db, llm_id: string, model_id: string, changes: ModelChanges) =>
  db
    .update(models)
    .set({ ...changes, version: sql`${models.version} + 1` })
    .where(and(eq(models.model_id, model_id), eq(models.llm_id, llm_id)))
    .returning();

export const deleteModelRow = (db: Db, llm_id: string, model_id: string) =>
  db.delete(models).where(and(eq(models.model_id, model_id), eq(models.llm_id, llm_id)));

const asker = alias(users, "asker");

/** Everything needed to call a model: its row, its provider, whether that is a superuser's, and what the user prefers. */
const forUse = (db: Db, user_id: string) =>
  db
    .select({
      model: models,
      config: llmconfigs,
      is_owner_superuser: users.is_superuser,
      preferences: asker.preferences,
    })
    .from(models)
    .innerJoin(llmconfigs, eq(llmconfigs.llm_id, models.llm_id))
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .innerJoin(asker, eq(asker.user_id, user_id));

export type UsableModel = Awaited<ReturnType<typeof findModelForUse>>[number];

/** The model a user named, in any state. */
export const findModelForUse = (db: Db, user_id: string, model_id: string) =>
  forUse(db, user_id)
    .where(and(eq(models.model_id, model_id), or(isOwnProvider(user_id), isSharedProvider())))
    .limit(1);

/**
 * The model for a user who named none: the one their preferences name (or give the id of), otherwise the oldest of their default provider,
 * then of their others, then of a shared one. Empty where they may use none.
 */
export const findDefaultModel = (db: Db, user_id: string) =>
  forUse(db, user_id)
    .where(
      and(
        eq(models.is_active, true),
        eq(models.model_type, "chat"),
        eq(llmconfigs.is_active, true),
        or(isOwnProvider(user_id), isSharedProvider()),
      ),
    )
    .orderBy(
      sql`coalesce(${asker.preferences} -> 'ai_settings' ->> 'default_model' in (${models.name}, ${models.model_id}::text), false) desc`,
      desc(isOwnProvider(user_id)),
      desc(llmconfigs.is_default),
      asc(llmconfigs.created_at),
      asc(llmconfigs.llm_id),
      asc(models.created_at),
      asc(models.model_id),
    )
    .limit(1);
