import { expect, it } from "vitest";
import { activeRun, emptyMessage, type MessageView, type RunView } from "./view.ts";

const answer = (run_id: string, status: RunView["status"]): MessageView => ({
  ...emptyMessage(run_id, "assistant", "2026-11-22T00:00:00.000Z"),
  run: { run_id, status, analysis: null, agents: [], usage: null, cost: null, error: null, retry: null },
});
const active = (...statuses: RunView["status"][]) =>
  activeRun({
    conversation_id: "c",
    title: null,
    last_seq: 0,
    messages: statuses.map((status, index) => answer(`r${index}`, status)),
  })?.run_id;

it("means the run at work by Stop, not one that waits behind it", () => {
  expect(active("completed", "running", "queued", "queued")).toBe("r1");
  expect(active("completed", "waiting_approval", "queued")).toBe("r1");
  expect(active("completed", "queued", "queued")).toBe("r1");
  expect(active("completed", "failed", "cancelled")).toBeUndefined();
});
