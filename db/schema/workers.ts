import { index, integer, jsonb, pgTable, varchar } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** The processes that execute runs now; each tells every few seconds that it lives, and of its pool. */
export const workers = pgTable(
  "workers",
  {
    worker_id: varchar("worker_id", { length: 100 }).primaryKey(),
    role: varchar("role", { length: 10, enum: ["all", "worker"] }).notNull(),
    host: varchar("host", { length: 255 }).notNull(),
    pool_size: integer("pool_size").notNull(),
    busy: integer("busy").notNull().default(0),
    /** Free places by the type of agent that worked there last. */
    idle: jsonb("idle").$type<Record<string, number>>().notNull().default({}),
    started_at: instant("started_at").notNull().defaultNow(),
    seen_at: instant("seen_at").notNull().defaultNow(),
  },
  (table) => [index("idx_workers_seen").on(table.seen_at)],
);
