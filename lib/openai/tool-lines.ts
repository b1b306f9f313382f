import type { WireEvent } from "../protocol/events.ts";

/** Hands tasks to agents; they have lines of their own. */
const DELEGATE = "delegate";

/** Lines of an answer for what its run does: which tool, whose, and how it went. They are quotes in Markdown. */
export class ToolLines {
  readonly #calls = new Map<string, string>();

  /** The line for an event of the run; null for one that has none. */
  lineFor(event: WireEvent): string | null {
    if (event.type === "tool_call") {
      const { call_id, tool_name, agent_name } = event.data;
      if (tool_name !== DELEGATE) this.#calls.set(call_id, `${agent_name}: ${tool_name}`);
      return null;
    }
    if (event.type === "tool_result") {
      const call = this.#calls.get(event.data.call_id);
      if (call === undefined) return null;
      const { success, status, execution_time } = event.data;
      const outcome = status === "unknown" ? "outcome unknown" : success ? "done" : "failed";
      return `> ${call}, ${outcome} (${execution_time.toFixed(1)} s)`;
    }
    if (event.type === "agent_end" && event.data.depth > 0) {
      return `> ${event.data.agent_name}, ${event.data.success ? "answered" : "failed"}`;
    }
    return null;
  }
}
