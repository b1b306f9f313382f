import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** An instant with time zone; a `Date` in the program. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A reference or key; ids are UUIDv7 made by the application. */
export const id = (name: string) => uuid(name);

/** Full-text search over `Intl.Segmenter` tokens, in the `simple` configuration. */
export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
