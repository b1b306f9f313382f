import { findSystemAgent } from "../../lib/agents/index.ts";
import { createConversation } from "../../lib/conversations/index.ts";
import type { Actor } from "../../lib/core/actor.ts";
import { loadConversationView } from "../../lib/messages/index.ts";
import { getRun, startRun } from "../../lib/runs/index.ts";
import { uploadFile } from "../../lib/workspace/index.ts";
import { createActor } from "./create-actor.ts";
import { end, type Script, type ScriptStep, say } from "./model-servers/index.ts";
import { scriptedProvider } from "./scripted-provider.ts";
import { until } from "./until.ts";

/** A file that a person attaches: its name and bytes, or text. */
interface GivenFile {
  name: string;
  data: Uint8Array | string;
}

/** A script of one answer for each call: what a call brought is read before the next one is made. */
export const oneByOne = (...calls: ScriptStep[]): ScriptStep[] => [
  ...calls.flatMap((made) => [say("Next."), made]),
  say("Done."),
  end(),
];

/** A person whose model does whatever it reads; they talk to one agent, in one conversation. */
export async function victim(script: Script, agent = "general_agent") {
  const ada = await createActor({ is_superuser: true });
  const provider = await scriptedProvider(ada, script);
  const { conversation_id } = await createConversation(ada, {});

  /** Says something and waits until the run has ended or waits for the person. */
  async function ask(content: string, files: GivenFile[] = [], to = agent) {
    const agent_id = (await findSystemAgent(to))?.agent_id;
    const attachments = await Promise.all(files.map((file) => give(ada, conversation_id, file)));
    const { run } = await startRun(ada, { conversation_id, content, agent_id, attachments });
    return { run_id: run.run_id, ...(await rested(run.run_id)) };
  }

  /** How a run stands once nothing more comes without the person, and what its agents called. */
  async function rested(run_id: string) {
    const status = await until(async () => {
      const { status } = await getRun(ada, run_id);
      return status !== "queued" && status !== "running" && status;
    });
    const { view } = await loadConversationView(ada, conversation_id);
    return {
      status,
      tool_calls: view.messages.findLast((message) => message.run?.run_id === run_id)?.tool_calls ?? [],
    };
  }

  return { ada, provider, conversation_id, ask, rested };
}

/** Uploads a file and gives it as an attachment of a message. */
export async function give(actor: Actor, conversation_id: string, { name, data }: GivenFile) {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  const file = await uploadFile(actor, conversation_id, { name, media_type: "", data: bytes });
  const { file_id, size, media_type } = file;
  return { type: "file", url: `/v1/files/${file_id}/content`, name, size, media_type };
}
