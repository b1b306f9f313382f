import { expect, it } from "vitest";
import type { MessageView } from "@/lib/protocol/view";
import { timelineSteps } from "./timeline-steps";

const at = (second: number) => `2026-11-22T00:00:0${second}.000Z`;

const message: MessageView = {
  message_id: "m",
  temp_message_id: null,
  role: "assistant",
  content: "done",
  reasoning: "",
  attempt: 0,
  reasoning_attempt: 0,
  is_complete: true,
  is_deleted: false,
  edit_count: 0,
  timestamp: at(0),
  parent_message_id: "q",
  agent_id: null,
  attachments: [],
  metadata: null,
  tool_calls: [
    {
      call_id: "call",
      tool_name: "python_executor",
      agent_name: "coding_agent",
      tool_input: {},
      offset: 0,
      status: "finished",
      result: null,
      started_at: at(3),
    },
  ],
  run: {
    run_id: "r",
    status: "completed",
    analysis: null,
    agents: [
      {
        branch: "b",
        agent_name: "web_agent",
        depth: 1,
        task: "look",
        started_at: at(4),
        ended_at: null,
        success: null,
      },
      {
        branch: "a",
        agent_name: "coding_agent",
        depth: 0,
        task: null,
        started_at: at(1),
        ended_at: null,
        success: true,
      },
    ],
    usage: null,
    cost: null,
    retry: null,
    error: null,
  },
};

it("puts agents and tools in the order they started, the answer last", () => {
  expect(timelineSteps(message).map((step) => step.key)).toEqual(["agent-a", "call", "agent-b", "answer"]);
});

it("has no answer while the run is at work", () => {
  const run = message.run && { ...message.run, status: "running" as const };
  expect(timelineSteps({ ...message, run }).map((step) => step.kind)).not.toContain("answer");
});
