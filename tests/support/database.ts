import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { createDatabase, dropDatabase } from "../../db/migrate.ts";
import { databaseOf } from "./database-server.ts";

/** A migrated database nobody else uses, cloned from the template of this run. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { server, template } = inject("test_database");
  const name = `alma_test_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name, template);
  return { url: databaseOf(server, name), drop: () => dropDatabase(server, name) };
}

/** A database without any schema, for tests of the migration itself. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { server } = inject("test_database");
  const name = `alma_empty_${randomUUID().replaceAll("-", "")}`;
  await createDatabase(server, name);
  return { url: databaseOf(server, name), drop: () => dropDatabase(server, name) };
}
