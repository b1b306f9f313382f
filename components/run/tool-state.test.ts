import { describe, expect, it } from "vitest";
import type { ToolCallView } from "@/lib/protocol/view";
import { toolState } from "./tool-state";

const call: ToolCallView = {
  call_id: "1",
  tool_name: "http_request",
  agent_name: "web_agent",
  tool_input: {},
  offset: 0,
  status: "waiting",
  result: null,
  started_at: "2026-01-01T00:00:00.000Z",
};
const result = { success: false, result: null, error: "x", execution_time: 0, metadata: {} };
const asked = (status: "pending" | "approved" | "denied" | "expired" | "cancelled") => ({
  approval_id: "2",
  status,
  reason: null,
  expires_at: "2026-01-02T00:00:00.000Z",
});

describe("toolState", () => {
  it("waits for its person, until the run is over", () => {
    expect(toolState({ ...call, approval: asked("pending") }, false)).toBe("waiting");
    expect(toolState(call, false)).toBe("waiting");
    expect(toolState({ ...call, approval: asked("pending") }, true)).toBe("interrupted");
  });

  it("is like every other call after a yes", () => {
    const approval = asked("approved");
    expect(toolState({ ...call, approval, status: "started" }, false)).toBe("running");
    expect(toolState({ ...call, approval, status: "finished", result }, true)).toBe("failed");
    expect(toolState({ ...call, approval, status: "unknown", result }, true)).toBe("unknown");
  });

  it("is interrupted when its run was stopped", () => {
    const stopped = { ...result, error: "CANCELLED: the run was stopped." };
    expect(toolState({ ...call, status: "finished", result: stopped }, true)).toBe("interrupted");
  });

  it.each(["denied", "expired", "cancelled"] as const)("was not done when the question was %s", (status) => {
    expect(toolState({ ...call, approval: asked(status) }, false)).toBe("denied");
    expect(toolState({ ...call, approval: asked(status), status: "finished", result }, true)).toBe("denied");
  });
});
