import type { OutcomeFile } from "../outcome.ts";
import type { Check } from "../task.ts";

type Look = (data: Uint8Array, file: OutcomeFile) => Promise<string | null> | string | null;

/**
 * A file whose path fits is in the workspace, and one of them is as it should be. `look` answers what is wrong with its
 * content, or null; attached files are named in `except`.
 */
export const made = (path: RegExp, look: Look, except: string[] = []): Check => ({
  name: `there is a file ${path} with the right content`,
  problem: async ({ files }) => {
    const candidates = files.filter((file) => path.test(file.path) && !except.includes(file.path));
    if (candidates.length === 0) return `only ${files.map((file) => file.path).join(", ") || "no files"}`;
    const problems: string[] = [];
    for (const file of candidates) {
      const problem = await look(await file.read(), file);
      if (problem === null) return null;
      problems.push(`${file.path}: ${problem}`);
    }
    return problems.join("; ");
  },
});

/** Looks at a text with what a reader makes of the file: every pattern must be in it. */
export const holding =
  (read: (data: Uint8Array) => Promise<string> | string, ...wanted: (string | RegExp)[]): Look =>
  async (data) => {
    const text = (await read(data)).normalize("NFKC");
    const missing = wanted.filter((each) => (typeof each === "string" ? !text.includes(each) : !each.test(text)));
    return missing.length === 0 ? null : `${missing.join(", ")} not in ${JSON.stringify(text.slice(0, 300))}`;
  };
