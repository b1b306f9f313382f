import type { ToolCallView } from "@/lib/protocol/view";

export type ToolState = "running" | "done" | "failed" | "unknown" | "interrupted";

/** How a tool call stands. One that was started in a run that has ended will not finish: it was interrupted. */
export function toolState(call: ToolCallView, isRunOver: boolean): ToolState {
  if (call.status === "unknown") return "unknown";
  if (call.status === "started") return isRunOver ? "interrupted" : "running";
  return call.result?.success === false ? "failed" : "done";
}
