import { coding } from "./set/coding.ts";
import { conversation } from "./set/conversation.ts";
import { conversion } from "./set/conversion.ts";
import { debugging } from "./set/debugging.ts";
import { delegation } from "./set/delegation.ts";
import { documents } from "./set/documents.ts";
import { extraction } from "./set/extraction.ts";
import { media } from "./set/media.ts";
import { research } from "./set/research.ts";
import { safety } from "./set/safety.ts";
import { sql } from "./set/sql.ts";
import { tables } from "./set/tables.ts";
import type { Task } from "./task.ts";

/** Everything that is asked for, in the order in which it is played. */
export const ALL_TASKS: Task[] = [
  ...coding,
  ...debugging,
  ...tables,
  ...sql,
  ...documents,
  ...conversion,
  ...research,
  ...extraction,
  ...media,
  ...delegation,
  ...safety,
  ...conversation,
];
