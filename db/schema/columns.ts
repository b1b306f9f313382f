import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

/** An instant with time zone; a `Date` in the program. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A reference or key; ids are UUIDv7 made by the application. */
export const id = (name: string) => uuid(name);

/** Full-text search over `Intl.Segmenter` tokens, in the `simple` configuration. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** Grows by one with every change that a person makes to the row; the API's ETag. */
export const version = () => integer("version").notNull().default(1);
