import { readFile } from "node:fs/promises";
import path from "node:path";
import { HOSTILE_FILES } from "../documents/hostile-files.ts";
import type { TaskFile } from "./task.ts";

const FIXTURES = path.join(import.meta.dirname, "..", "fixtures");

/** A file of tests/fixtures/documents, attached under a name of its own. */
export const fixture = (name: string, as = name): TaskFile => ({
  name: as,
  data: () => readFile(path.join(FIXTURES, "documents", name)),
});

/** A damaged or locked document. */
export const hostile = (name: string, as = name): TaskFile => ({
  name: as,
  data: () => {
    const found = HOSTILE_FILES.find((file) => file.name === name);
    if (!found) throw new Error(`no hostile file ${name}`);
    return found.data();
  },
});

export const textFile = (name: string, text: string): TaskFile => ({ name, data: () => Buffer.from(text) });
