import { parseEvent } from "../../../lib/protocol/events.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView } from "../../../lib/protocol/view.ts";
import type { Evidence, Stored } from "./evidence.ts";

const id = (place: number): string => `01a204da-0000-7000-8000-${String(place).padStart(12, "0")}`;
export const [CONVERSATION, QUESTION, ANSWER, RUN, CALL, TOOL_STEP] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
const RESULT = { success: true, result: "done", error: null, execution_time: 0.1, metadata: {} };
const KEY = "once";

/** The facts of one run with one tool call that had an effect, as a healthy server stores them. */
const FACTS: [type: string, data: Record<string, unknown>][] = [
  [
    "user_message",
    {
      message_id: QUESTION,
      temp_message_id: "mine",
      content: "hello",
      attachments: [],
      agent_id: null,
      model_id: null,
    },
  ],
  [
    "message_received",
    { message_id: QUESTION, temp_message_id: "mine", status: "processing", run_id: RUN, assistant_message_id: ANSWER },
  ],
  ["run_status", { run_id: RUN, message_id: ANSWER, status: "running" }],
  [
    "tool_call",
    {
      message_id: ANSWER,
      call_id: CALL,
      tool_name: "http_request",
      tool_input: {},
      agent_name: "web_agent",
      offset: 3,
      started_at: at(3).toISOString(),
    },
  ],
  ["tool_result", { ...RESULT, message_id: ANSWER, call_id: CALL, status: "finished" }],
  [
    "message_complete",
    {
      message_id: ANSWER,
      final_content: "One\n\nTwo",
      metadata: { usage: { ...usage, prompt_tokens: 20, completion_tokens: 10 } },
    },
  ],
  ["run_status", { run_id: RUN, message_id: ANSWER, status: "completed" }],
];

const events = (): Stored["events"] =>
  FACTS.map(([type, data], index) => ({
    seq: index + 1,
    run_id: RUN,
    type,
    data,
    wire: JSON.stringify({ type, seq: index + 1, data, timestamp: at(index).toISOString() }),
  }));

const viewOf = (facts: Stored["events"]): ConversationView =>
  facts.reduce<ConversationView>(
    (view, { wire }) => {
      const event = parseEvent(JSON.parse(wire));
      if (!event) throw new Error(`the fixture does not parse: ${wire}`);
      return fold(view, event);
    },
    { conversation_id: CONVERSATION, title: null, last_seq: 0, messages: [] },
  );

const MESSAGES: Stored["messages"] = [
  { message_id: QUESTION, role: "user", content: "hello", parent_message_id: null, is_deleted: false },
  { message_id: ANSWER, role: "assistant", content: "One\n\nTwo", parent_message_id: QUESTION, is_deleted: false },
];

const THE_RUN: Stored["runs"][number] = {
  run_id: RUN,
  user_message_id: QUESTION,
  assistant_message_id: ANSWER,
  client_message_id: "mine",
  retry_of: null,
  status: "completed",
  fence: 1,
  lease_owner: null,
  usage: { prompt_tokens: 20, completion_tokens: 10 },
  error_code: null,
};

const modelStep = (place: number, index: number, text: string): Stored["steps"][number] => ({
  run_id: RUN,
  step_id: id(place),
  branch: "",
  index,
  kind: "model",
  output: { text },
  usage,
  started_at: at(index + 1),
  finished_at: at(index + 2),
});
const STEPS: Stored["steps"] = [
  modelStep(7, 0, "One"),
  { ...modelStep(8, 1, ""), step_id: TOOL_STEP, kind: "tool", output: null, usage: null },
  { ...modelStep(9, 2, "Two"), started_at: at(6), finished_at: at(7) },
];

const THE_CALL: Stored["calls"][number] = {
  call_id: CALL,
  run_id: RUN,
  step_id: TOOL_STEP,
  tool_name: "http_request",
  status: "finished",
  input: { url: `http://127.0.0.1/effect/${KEY}` },
  result: RESULT,
  started_at: at(3),
  finished_at: at(5),
};

const stored = (facts: Stored["events"]): Stored =>
  structuredClone({
    conversation_id: CONVERSATION,
    last_seq: facts.length,
    message_count: 2,
    messages: MESSAGES,
    runs: [THE_RUN],
    steps: STEPS,
    calls: [THE_CALL],
    approvals: [{ approval_id: id(10), call_id: CALL, run_id: RUN, status: "approved", used_at: at(4) }],
    events: facts,
  });

/** Everything in order: a new copy for each test to spoil. */
export function healthy(): Evidence {
  const facts = events();
  const seen = (name: string) => ({
    name,
    facts: new Map(facts.map(({ seq, wire }) => [seq, wire])),
    view: viewOf(facts),
    problems: [],
  });
  return {
    stored: stored(facts),
    acknowledged: [{ client_message_id: "mine", content: "hello", run_id: RUN }],
    clients: [seen("one"), seen("other")],
    loaded: viewOf(facts),
    sayings: [
      { plan: "p", step: 0, attempt: 1, text: "Oh", mishap: "cut" },
      { plan: "p", step: 0, attempt: 2, text: "One", mishap: null },
      { plan: "p", step: 1, attempt: 1, text: "Two", mishap: null },
    ],
    effects: new Map([[KEY, 1]]),
  };
}
