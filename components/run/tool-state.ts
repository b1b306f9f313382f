import type { ToolCallView } from "@/lib/protocol/view";

export type ToolState = "waiting" | "running" | "done" | "denied" | "failed" | "unknown" | "interrupted";

/** How a tool call stands. One that was started in a run that has ended will not finish: it was interrupted. */
export function toolState(call: ToolCallView, isRunOver: boolean): ToolState {
  if (call.status === "unknown") return "unknown";
  if (isDenied(call)) return "denied";
  if (call.status === "waiting") return isRunOver ? "interrupted" : "waiting";
  if (call.status === "started") return isRunOver ? "interrupted" : "running";
  if (call.result?.error?.startsWith("CANCELLED:")) return "interrupted";
  return call.result?.success === false ? "failed" : "done";
}

/** Somebody was asked and did not say yes; it was not and will not be begun. */
const isDenied = ({ approval }: ToolCallView): boolean =>
  approval !== undefined && approval.status !== "pending" && approval.status !== "approved";
