import { randomBytes } from "node:crypto";
import { db } from "../../../db/client.ts";
import * as schema from "../../../db/schema/index.ts";
import { newId } from "../../../lib/core/ids.ts";
import type { MessageToolCall, TaskAnalysis } from "../../../lib/protocol/contract/messages.ts";
import { newPerson } from "../api/api-client.ts";
import { plantRecords } from "./plant-records.ts";
import { idOf, type Planted } from "./planted.ts";

type Row<Table extends { $inferInsert: object }> = Table["$inferInsert"];

/** Registers somebody and gives them one of everything. */
export async function plantPerson(name: string): Promise<Planted> {
  const canary = `canary${name}${randomBytes(8).toString("hex")}`;
  const { user, token, email } = await newPerson(canary);
  const ids: Record<string, string> = { user_id: user.user_id };
  for (const field of OWNED) ids[field] = newId();
  const planted = { user_id: user.user_id, email, token, canary, ids };
  await plantThread(planted);
  await plantWork(planted);
  await plantRecords(planted);
  return planted;
}

const OWNED = [
  ...["conversation_id", "message_id", "assistant_message_id", "run_id", "step_id", "call_id", "approval_id"],
  "standing_id",
  ...["file_id", "upload_id", "llm_id", "model_id", "agent_id", "schedule_id", "key_id", "edit_id", "credential_id"],
  "server_id",
  "service_id",
] as const;

async function plantThread(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const conversation_id = idOf(person, "conversation_id");
  const attachments = [{ type: "file", url: `/v1/files/${canary}/content`, name: canary, size: 1 }];
  await db()
    .insert(schema.conversations)
    .values({
      ...{ conversation_id, user_id, title: canary, summary: canary, tags: [canary], metadata: { [canary]: canary } },
      ...{ message_count: 2, last_message_at: new Date(), search: canary, last_seq: 1 },
    } satisfies Row<typeof schema.conversations>);
  const question = { message_id: idOf(person, "message_id"), role: "user" as const, content: canary, attachments };
  const answer = {
    ...{ message_id: idOf(person, "assistant_message_id"), role: "assistant" as const, content: canary },
    ...{ parent_message_id: question.message_id, model_metadata: { model: canary, reasoning: canary } },
    tool_calls: [callOf(person)],
  };
  for (const message of [question, answer])
    await db()
      .insert(schema.messages)
      .values({ ...message, conversation_id, user_id, search: canary } satisfies Row<typeof schema.messages>);
  await db()
    .insert(schema.messageEdits)
    .values({
      ...{ edit_id: idOf(person, "edit_id"), message_id: question.message_id, content: canary, attachments },
    });
}

/** A run that has ended, with a step, a tool call, a question that was answered and a fact. */
async function plantWork(person: Planted): Promise<void> {
  const { user_id, canary } = person;
  const id = (name: string) => idOf(person, name);
  const place = { run_id: id("run_id"), conversation_id: id("conversation_id"), user_id };
  const ended = { started_at: new Date(), finished_at: new Date() };
  await db()
    .insert(schema.runs)
    .values({
      ...{ ...place, user_message_id: id("message_id"), assistant_message_id: id("assistant_message_id") },
      ...{ client_message_id: canary, status: "failed", draft: canary, error_code: "MODEL_UNAVAILABLE" },
      ...{ error_message: canary, analysis: analysisOf(canary), ...ended },
    });
  const step_id = id("step_id");
  await db()
    .insert(schema.runSteps)
    .values({
      ...{ step_id, run_id: place.run_id, index: 0, kind: "tool", agent_name: canary },
      ...{ output: { text: canary }, ...ended },
    });
  const result = { success: true, result: canary, error: null, execution_time: 1, metadata: {} };
  await db()
    .insert(schema.toolCalls)
    .values({
      ...{ call_id: id("call_id"), run_id: place.run_id, step_id, message_id: id("assistant_message_id") },
      ...{ provider_call_id: canary, tool_name: canary, agent_name: canary, input: { text: canary } },
      ...{ status: "finished", result, ...ended },
    });
  await db()
    .insert(schema.approvals)
    .values({
      ...{ ...place, approval_id: id("approval_id"), call_id: id("call_id"), tool_name: canary, agent_name: canary },
      ...{ input: { text: canary }, input_hash: "0".repeat(64), status: "denied", reason: canary },
      ...{ expires_at: new Date(), decided_at: new Date() },
    });
  await db()
    .insert(schema.standingApprovals)
    .values({
      ...{ standing_id: id("standing_id"), conversation_id: place.conversation_id, user_id },
      ...{ tool_name: canary, destination: canary },
    });
  const fact = { run_id: place.run_id, conversation_id: place.conversation_id, seq: 1, type: "run_status" };
  await db()
    .insert(schema.runEvents)
    .values({ ...fact, data: { run_id: place.run_id, status: "failed", text: canary } });
}

/** A tool call as a message keeps it. */
const callOf = (person: Planted): MessageToolCall => ({
  ...{ call_id: idOf(person, "call_id"), tool_name: person.canary, agent_name: person.canary, offset: 0 },
  ...{ tool_input: { text: person.canary }, status: "finished", started_at: new Date().toISOString() },
  result: { success: true, result: person.canary, error: null, execution_time: 1, metadata: {} },
});

/** Why an agent was chosen. */
const analysisOf = (canary: string): TaskAnalysis => ({
  ...{ task_type: canary, confidence: 1, complexity: "simple", required_tools: [canary], estimated_duration: 1 },
  ...{ prerequisites: [canary], agent_id: null, agent_name: canary },
  reason: { code: "keywords", params: { words: canary }, text: { zh: canary, en: canary } },
});
