import type { Check } from "../task.ts";

/** The site received exactly so many requests of this method under a path of the task's own. */
export const received = (method: string, path: string, times: number): Check => ({
  name: `${method} ${path} was sent ${times} times`,
  problem: ({ received: all }) => {
    const found = all.filter(
      (each) => each.method === method && new URL(each.path, "http://site").pathname.endsWith(path),
    );
    return found.length === times ? null : `${found.length} times`;
  },
});

/** What was sent under this path holds these words. */
export const sentWords = (path: string, pattern: RegExp): Check => ({
  name: `${path} received ${pattern}`,
  problem: ({ received: all }) => {
    const bodies = all.filter((each) => each.path.endsWith(path)).map(({ body }) => body);
    return bodies.some((body) => pattern.test(body)) ? null : bodies.join("\n") || "nothing";
  },
});

/** The person was asked for this tool, and their word was kept. */
export const wasAsked = (tool: string, status: "approved" | "denied"): Check => ({
  name: `the person was asked about ${tool} and it was ${status}`,
  problem: ({ approvals }) =>
    approvals.some((each) => each.tool_name === tool && each.status === status)
      ? null
      : approvals.map((each) => `${each.tool_name} ${each.status}`).join(", ") || "nobody was asked",
});

/** Nothing was written but what the person attached. */
export const wroteNothing = (...attached: string[]): Check => ({
  name: "the workspace is as it was",
  problem: ({ files }) => {
    const more = files.filter(({ path }) => !attached.includes(path)).map(({ path }) => path);
    return more.length === 0 ? null : more.join(", ");
  },
});
