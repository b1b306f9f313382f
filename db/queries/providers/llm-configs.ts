import { and, asc, count, desc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { LlmConfigSort } from "../../../lib/protocol/contract/llm-configs.ts";
import type { Db } from "../../client.ts";
import { llmconfigs } from "../../schema/providers.ts";
import { users } from "../../schema/users.ts";
import { sortedBy } from "../../sorted-by.ts";

export type LlmConfigRow = typeof llmconfigs.$inferSelect;

export const isOwnProvider = (user_id: string): SQL => eq(llmconfigs.user_id, user_id);

/** Needs the owner (`users`) joined: what is shared goes away at once with its owner's rights. */
export const isSharedProvider = (): SQL | undefined =>
  and(eq(llmconfigs.is_shared, true), eq(users.is_superuser, true), eq(users.is_active, true));

const visible = (user_id: string): SQL | undefined => or(isOwnProvider(user_id), isSharedProvider());

/** With the owner's rights, which decide what the provider may reach. */
const withOwner = (db: Db) =>
  db
    .select({ config: llmconfigs, is_owner_superuser: users.is_superuser })
    .from(llmconfigs)
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id));

/** A provider the user may use: an own one, or a shared one. */
export const findLlmConfig = (db: Db, user_id: string, llm_id: string) =>
  withOwner(db)
    .where(and(eq(llmconfigs.llm_id, llm_id), visible(user_id)))
    .limit(1);

interface LlmConfigFilter {
  user_id: string;
  provider?: string | undefined;
  is_active?: boolean | undefined;
  search?: string | undefined;
}

const matching = ({ user_id, provider, is_active, search }: LlmConfigFilter): SQL | undefined =>
  and(
    visible(user_id),
    provider === undefined ? undefined : eq(llmconfigs.provider, provider),
    is_active === undefined ? undefined : eq(llmconfigs.is_active, is_active),
    // No pattern: what a person types may contain % and _.
    search ? sql`position(lower(${search}) in lower(${llmconfigs.provider_name})) > 0` : undefined,
  );

/** Own ones first, the default one before the others, then by age. */
const inOrder = (user_id: string): SQL[] => [
  desc(isOwnProvider(user_id)),
  desc(llmconfigs.is_default),
  asc(llmconfigs.created_at),
  asc(llmconfigs.llm_id),
];

export const listLlmConfigRows = (
  db: Db,
  filter: LlmConfigFilter,
  page: { limit: number; offset: number; sort?: LlmConfigSort | undefined },
) =>
  withOwner(db)
    .where(matching(filter))
    .orderBy(...(page.sort ? [sortedBy(page.sort, llmconfigs, llmconfigs.llm_id)] : inOrder(filter.user_id)))
    .limit(page.limit)
    .offset(page.offset);

export const countLlmConfigRows = (db: Db, filter: LlmConfigFilter) =>
  db
    .select({ total: count() })
    .from(llmconfigs)
    .innerJoin(users, eq(users.user_id, llmconfigs.user_id))
    .where(matching(filter));

type NewLlmConfig = Pick<
  LlmConfigRow,
  | "llm_id"
  | "user_id"
  | "provider"
  | "provider_name"
  | "api_key_encrypted"
  | "api_key_last4"
  | "api_base_url"
  | "organization_id"
  | "rate_limit"
  | "created_at"
>;

export const insertLlmConfig = (db: Db, values: NewLlmConfig) => db.insert(llmconfigs).values(values).returning();

export type LlmConfigChanges = Partial<
  Pick<
    LlmConfigRow,
    | "provider_name"
    | "api_key_encrypted"
    | "api_key_last4"
    | "api_base_url"
    | "organization_id"
    | "is_active"
    | "is_shared"
    | "rate_limit"
    | "test_status"
  >
>;

/** `owner_id` is the owner of the row, who need not be who changes it. */
export const updateLlmConfigRow = (db: Db, owner_id: string, llm_id: string, changes: LlmConfigChanges) =>
  db
    .update(llmconfigs)
    .set({ ...changes, version: sql`${llmconfigs.version} + 1` })
    .where(and(eq(llmconfigs.llm_id, llm_id), eq(llmconfigs.user_id, owner_id)))
    .returning();

/** What the outcome of a test depends on: where it asked, and as whom. The kind of a provider never changes. */
export const TESTED_COLUMNS = ["api_key_encrypted", "api_base_url", "organization_id"] as const;
type Tested = Pick<LlmConfigRow, (typeof TESTED_COLUMNS)[number]>;

/** Notes how a test went, unless the provider is reached in another way than it was tested by now. */
export const noteTest = (
  db: Db,
  tested: Pick<LlmConfigRow, "llm_id" | "user_id"> & Tested,
  result: { test_status: "success" | "failed"; at: Date },
) =>
  db
    .update(llmconfigs)
    .set({ test_status: result.test_status, last_tested_at: result.at })
    .where(
      and(
        eq(llmconfigs.llm_id, tested.llm_id),
        eq(llmconfigs.user_id, tested.user_id),
        ...TESTED_COLUMNS.map((column) => sql`${llmconfigs[column]} is not distinct from ${tested[column]}`),
      ),
    );

export const deleteLlmConfigRow = (db: Db, owner_id: string, llm_id: string) =>
  db.delete(llmconfigs).where(and(eq(llmconfigs.llm_id, llm_id), eq(llmconfigs.user_id, owner_id)));

/** One change of a user's providers at a time until the transaction ends; without it two could both become the default. */
export const lockProvidersOf = (db: Db, owner_id: string) =>
  db.select({ user_id: users.user_id }).from(users).where(eq(users.user_id, owner_id)).for("no key update");

/** The user's providers in the order in which they would become the default. */
export const listDefaultCandidates = (db: Db, owner_id: string) =>
  db
    .select({ llm_id: llmconfigs.llm_id, is_default: llmconfigs.is_default, is_active: llmconfigs.is_active })
    .from(llmconfigs)
    .where(isOwnProvider(owner_id))
    .orderBy(desc(llmconfigs.is_active), asc(llmconfigs.created_at), asc(llmconfigs.llm_id));

/** Makes one provider the user's default, and no other; the version of each that this changes grows. */
export const setDefaultProvider = (db: Db, owner_id: string, llm_id: string) =>
  db
    .update(llmconfigs)
    .set({ is_default: sql`${llmconfigs.llm_id} = ${llm_id}`, version: sql`${llmconfigs.version} + 1` })
    .where(and(isOwnProvider(owner_id), ne(llmconfigs.is_default, sql`(${llmconfigs.llm_id} = ${llm_id})`)));
