import { db } from "../../../db/client.ts";
import {
  type ExportedMessage,
  findExportedConversation,
  listExportedEdits,
  listExportedFiles,
  listExportedMessages,
} from "../../../db/queries/accounts/export.ts";
import type { Actor } from "../../core/actor.ts";
import { isAlmaError } from "../../core/errors.ts";
import { fileName, type ZipEntry } from "../../storage/index.ts";
import { archiveNames, openFile } from "../../workspace/index.ts";

const PAGE = 200;

type Conversation = NonNullable<Awaited<ReturnType<typeof findExportedConversation>>>;
type StoredFile = Awaited<ReturnType<typeof listExportedFiles>>[number];
interface Place {
  user_id: string;
  conversation_id: string;
  created_at: Date;
}

/** A conversation as Markdown to read and as JSON to go on with, and its files; nothing for one that is gone by now. */
export async function* conversationEntries(actor: Actor, conversation_id: string): AsyncGenerator<ZipEntry> {
  const { user_id } = actor;
  const found = await findExportedConversation(db(), user_id, conversation_id);
  if (!found) return;
  const files = await listExportedFiles(db(), user_id, conversation_id);
  const place = { user_id, conversation_id, created_at: found.created_at };
  const date = found.created_at.toISOString().slice(0, 10);
  const folder = `conversations/${date} ${fileName(found.title)} (${conversation_id.slice(-8)})`;
  const modified = found.updated_at;
  yield { path: `${folder}/conversation.md`, modified, content: markdown(found, place) };
  yield { path: `${folder}/conversation.json`, modified, content: json(found, place, files) };
  yield* fileEntries(actor, folder, files);
}

async function* pages(place: Place): AsyncGenerator<ExportedMessage[]> {
  let after: string | null = null;
  for (;;) {
    const page: ExportedMessage[] = await listExportedMessages(db(), place, after, PAGE);
    if (page.length > 0) yield page;
    after = page.at(-1)?.message_id ?? null;
    if (page.length < PAGE) return;
  }
}

async function* markdown({ title, created_at }: Conversation, place: Place): AsyncGenerator<string> {
  yield `# ${title}\n\n${created_at.toISOString()}\n`;
  for await (const page of pages(place)) yield page.map(readable).join("");
}

const readable = ({ role, agent, timestamp, content, attachments }: ExportedMessage): string => {
  const files = (attachments ?? []).map(({ name }) => `- ${name}`);
  const parts = [`\n---\n\n## ${agent ?? role} · ${timestamp.toISOString()}`, content, files.join("\n")];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
};

/** Written piece by piece: a message of the list per line. */
async function* json(conversation: Conversation, place: Place, files: StoredFile[]): AsyncGenerator<string> {
  yield `{"conversation":${JSON.stringify(conversation)},\n"files":${JSON.stringify(files)},\n"messages":[`;
  let separator = "\n";
  for await (const page of pages(place)) {
    const edited = page.filter(({ edit_count }) => edit_count > 0).map(({ message_id }) => message_id);
    const edits = await listExportedEdits(db(), edited);
    for (const message of page) {
      const earlier = edits.filter(({ message_id }) => message_id === message.message_id);
      yield separator + JSON.stringify(earlier.length > 0 ? { ...message, earlier } : message);
      separator = ",\n";
    }
  }
  yield "\n]}\n";
}

/** One file at a time, piece by piece; one that was removed meanwhile is left out. */
async function* fileEntries(actor: Actor, folder: string, files: StoredFile[]): AsyncGenerator<ZipEntry> {
  const nameOf = archiveNames();
  for (const { file_id, path, updated_at } of files) {
    const content = await bytesOf(actor, file_id);
    if (content) yield { path: `${folder}/files/${nameOf(path)}`, modified: updated_at, content };
  }
}

async function bytesOf(actor: Actor, file_id: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    return (await openFile(actor, file_id)).stream;
  } catch (error) {
    if (isAlmaError(error) && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
