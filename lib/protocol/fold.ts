import type { CallApproval } from "./contract/messages.ts";
import type { EventData, WireEvent } from "./events.ts";
import {
  type ConversationView,
  emptyMessage,
  isTerminal,
  type MessageView,
  messageView,
  type RunView,
  type ToolCallView,
} from "./view.ts";

/**
 * The one reader of events: server, browser and tests grow the same view by it. Pure and total; a fact seen before
 * (its seq is not above `last_seq`) and an overlapping delta change nothing.
 */
export function fold(view: ConversationView, event: WireEvent): ConversationView {
  if (event.seq !== undefined) {
    if (event.seq <= view.last_seq) return view;
    return { ...foldEvent(view, event), last_seq: event.seq };
  }
  return foldEvent(view, event);
}

/** Folds an event whatever its number: for one whose place is known by other means. */
export function foldEvent(view: ConversationView, event: WireEvent): ConversationView {
  switch (event.type) {
    case "user_message":
      return addUserMessage(view, event.data, event.timestamp);
    case "message_received":
      return addAssistantMessage(view, event.data, event.timestamp);
    case "content_stream":
      return update(view, event.data.message_id, (message) => withText(message, event.data));
    case "reasoning_stream":
      return update(view, event.data.message_id, (message) => withReasoning(message, event.data));
    case "message_complete":
      return update(view, event.data.message_id, (message) => withEnd(message, event.data));
    case "tool_call":
      return update(view, event.data.message_id, (message) => withToolCall(message, event.data));
    case "tool_result":
      return update(view, event.data.message_id, (message) => withToolResult(message, event.data));
    case "conversation_update":
      return withConversation(view, event.data);
    case "error":
      return withError(view, event.data);
    case "run_status":
    case "task_analysis":
    case "agent_start":
    case "agent_end":
    case "usage":
      return updateRun(view, event.data.message_id, (run) => withRunEvent(run, event), event);
    case "message_update":
      return withRestored(
        update(view, event.data.message_id, (message) => withUpdate(message, event.data)),
        event.data.restored,
      );
    case "approval_request":
      return update(view, event.data.message_id, (message) =>
        withApproval(message, event.data.call_id, { ...approvalOf(event.data), status: "pending" }),
      );
    case "approval_response":
      return update(view, event.data.message_id, (message) => withDecision(message, event.data));
    case "connection_status":
    case "ping":
    case "pong":
    case "cancel":
    case "resume":
      return view;
    default:
      event satisfies never;
      return view;
  }
}

const withEnd = (message: MessageView, { final_content, metadata }: EventData<"message_complete">): MessageView => ({
  ...message,
  content: final_content,
  metadata,
  reasoning: metadata.reasoning ?? message.reasoning,
  is_complete: true,
});

function withConversation(view: ConversationView, data: EventData<"conversation_update">): ConversationView {
  const { title = view.title, standing_approvals = view.standing_approvals } = data;
  if (title === view.title && standing_approvals === view.standing_approvals) return view;
  return { ...view, title, ...(standing_approvals && { standing_approvals }) };
}

function withError(view: ConversationView, data: EventData<"error">): ConversationView {
  if (data.message_id === undefined) return view;
  const error = { code: data.error_code, message: data.error_message };
  return updateRun(view, data.message_id, (run) => ({ ...run, error }));
}

const update = (
  view: ConversationView,
  id: string,
  change: (message: MessageView) => MessageView,
): ConversationView => {
  const index = view.messages.findLastIndex((message) => message.message_id === id);
  const found = view.messages[index];
  if (!found) return view;
  const changed = change(found);
  return changed === found ? view : { ...view, messages: view.messages.with(index, changed) };
};

function updateRun(
  view: ConversationView,
  id: string,
  change: (run: RunView) => RunView,
  event?: WireEvent,
): ConversationView {
  return update(view, id, (message) => {
    if (!message.run) return message;
    const run = change(message.run);
    const ended = event?.type === "run_status" && isTerminal(event.data.status);
    return { ...message, run, is_complete: message.is_complete || ended };
  });
}

function addUserMessage(view: ConversationView, data: EventData<"user_message">, timestamp: string): ConversationView {
  const stored: MessageView = {
    ...emptyMessage(data.message_id, "user", timestamp),
    temp_message_id: data.temp_message_id,
    content: data.content,
    attachments: data.attachments,
    is_complete: true,
  };
  const index = view.messages.findIndex(
    (message) => message.message_id === data.message_id || message.message_id === data.temp_message_id,
  );
  return { ...view, messages: index < 0 ? [...view.messages, stored] : view.messages.with(index, stored) };
}

function addAssistantMessage(
  view: ConversationView,
  data: EventData<"message_received">,
  timestamp: string,
): ConversationView {
  if (view.messages.some((message) => message.message_id === data.assistant_message_id)) return view;
  const message: MessageView = {
    ...emptyMessage(data.assistant_message_id, "assistant", timestamp),
    parent_message_id: data.message_id,
    run: {
      run_id: data.run_id,
      status: "queued",
      analysis: null,
      agents: [],
      usage: null,
      cost: null,
      error: null,
      retry: null,
    },
  };
  return { ...view, messages: [...view.messages, message] };
}

/**
 * Lays a delta over a text. Same attempt: what is already there stays, only what lies beyond it is added, and a gap
 * is left alone (the snapshot that follows fills it). Higher attempt: the text from the offset on is replaced.
 */
function overlay(text: string, attempt: number, delta: { content_delta: string; offset: number; attempt: number }) {
  if (delta.attempt < attempt || delta.offset > text.length) return null;
  if (delta.attempt > attempt) return text.slice(0, delta.offset) + delta.content_delta;
  const known = text.length - delta.offset;
  return known >= delta.content_delta.length ? null : text + delta.content_delta.slice(known);
}

function withText(message: MessageView, delta: EventData<"content_stream">): MessageView {
  if (message.is_complete) return message;
  const content = overlay(message.content, message.attempt, delta);
  return content === null ? message : { ...message, content, attempt: delta.attempt };
}

function withReasoning(message: MessageView, delta: EventData<"reasoning_stream">): MessageView {
  if (message.is_complete) return message;
  const reasoning = overlay(message.reasoning, message.reasoning_attempt, delta);
  return reasoning === null ? message : { ...message, reasoning, reasoning_attempt: delta.attempt };
}

function withToolCall(message: MessageView, data: EventData<"tool_call">): MessageView {
  if (message.tool_calls.some((call) => call.call_id === data.call_id)) return message;
  const { message_id: _, needs_approval, ...call } = data;
  const status = needs_approval ? "waiting" : "started";
  return { ...message, tool_calls: [...message.tool_calls, { ...call, status, result: null }] };
}

const withCall = (
  message: MessageView,
  call_id: string,
  change: (call: ToolCallView) => ToolCallView,
): MessageView => ({
  ...message,
  tool_calls: message.tool_calls.map((call) => (call.call_id === call_id ? change(call) : call)),
});

const approvalOf = ({ approval_id, expires_at, destination = null }: EventData<"approval_request">) => ({
  approval_id,
  expires_at,
  scope: "once" as const,
  destination,
  reason: null,
});

const withApproval = (message: MessageView, call_id: string, approval: CallApproval): MessageView =>
  withCall(message, call_id, (call) => ({ ...call, approval }));

/** An approved call is at work from then on; one that was not gets its result as every call does. */
const withDecision = (message: MessageView, data: EventData<"approval_response">): MessageView =>
  withCall(message, data.call_id, (call) => ({
    ...call,
    status: data.approved && call.status === "waiting" ? "started" : call.status,
    approval: call.approval && {
      ...call.approval,
      status: data.status,
      scope: data.scope ?? "once",
      reason: data.reason ?? null,
    },
  }));

function withUpdate(message: MessageView, data: EventData<"message_update">): MessageView {
  const { content = message.content, attachments = message.attachments, is_deleted = message.is_deleted } = data;
  return { ...message, content, attachments, is_deleted, edit_count: data.edit_count ?? message.edit_count };
}

/**
 * Puts a message that was brought back into its place, whole: a reader may never have had it, or only without its words.
 * Ids sort by time.
 */
function withRestored(view: ConversationView, restored: EventData<"message_update">["restored"]): ConversationView {
  if (!restored) return view;
  const { message, agents, after } = restored;
  const { messages } = view;
  const shown = messageView(message);
  const whole = { ...shown, run: shown.run && { ...shown.run, agents } };
  const known = messages.findIndex(({ message_id }) => message_id === message.message_id);
  if (known >= 0) {
    const temp_message_id = messages[known]?.temp_message_id ?? null;
    return { ...view, messages: messages.with(known, { ...whole, temp_message_id }) };
  }
  // Behind the part of the conversation that this reader has not loaded.
  if (after !== null && !messages.some(({ message_id }) => message_id === after)) return view;
  const index = messages.findIndex(({ message_id }) => message_id > message.message_id);
  return { ...view, messages: messages.toSpliced(index < 0 ? messages.length : index, 0, whole) };
}

function withToolResult(message: MessageView, data: EventData<"tool_result">): MessageView {
  const { success, result, error, execution_time, metadata, status } = data;
  const outcome = { success, result, error, execution_time, metadata };
  return withCall(message, data.call_id, (call) => ({ ...call, status, result: outcome }));
}

type RunEvent = Extract<WireEvent, { type: "run_status" | "task_analysis" | "agent_start" | "agent_end" | "usage" }>;

function withRunEvent(run: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case "run_status": {
      const { status, retry_at, reason = "" } = event.data;
      return { ...run, status, retry: retry_at === undefined ? null : { at: retry_at, reason } };
    }
    case "task_analysis": {
      const { run_id: _run, message_id: _message, ...analysis } = event.data;
      return { ...run, analysis };
    }
    case "agent_start": {
      const { branch, agent_name, depth, task } = event.data;
      const started = { branch, agent_name, depth, task: task ?? null, started_at: event.timestamp };
      const others = run.agents.filter((activity) => activity.branch !== branch);
      return { ...run, agents: [...others, { ...started, ended_at: null, success: null }] };
    }
    case "agent_end":
      return {
        ...run,
        // A run that goes on tells again of the agents that had finished.
        agents: run.agents.map((activity) =>
          activity.branch === event.data.branch && activity.success !== true
            ? { ...activity, ended_at: event.timestamp, success: event.data.success }
            : activity,
        ),
      };
    case "usage":
      return { ...run, usage: event.data.usage, cost: event.data.cost ?? null };
  }
}
