import { z } from "zod";
import type { Actor } from "../../core/actor.ts";
import {
  listRemovedFiles,
  listVersions,
  listWorkspaceFiles,
  openVersion,
  restoreVersion,
  type WorkspaceRef,
} from "../../workspace/index.ts";
import { makeDiff } from "../edit/make-diff.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { decodeTextFile } from "../text/text-file.ts";

export const fileHistoryResult = z.object({
  path: z.string(),
  versions: z.array(
    z.object({
      number: z.number().int(),
      written_by: z.string(),
      agent_name: z.string().nullable(),
      size: z.number().int(),
      is_removal: z.boolean(),
      is_current: z.boolean(),
      created_at: z.string(),
    }),
  ),
  diff: z.string().nullable(),
  restored: z.string().nullable().describe("The path under which a version is current again"),
});

type FileHistory = z.infer<typeof fileHistoryResult>;

export interface HistoryQuestion {
  path: string;
  action: "log" | "diff" | "restore";
  from?: number | undefined;
  to?: number | undefined;
  version?: number | undefined;
}

const MAX_TEXT = 4 * 1024 * 1024;

/** The versions of a file, the difference between two of them, or one made current again. */
export const fileHistory = (
  actor: Actor,
  ref: WorkspaceRef,
  question: HistoryQuestion,
): Promise<CodeOutcome<FileHistory>> =>
  outcomeOf(async () => {
    const { file_id, path } = await findFile(actor, ref, question.path);
    const versions = (await listVersions(actor, file_id)).map(
      ({ number, written_by, agent_name, size, is_removal, is_current, created_at }) => ({
        ...{ number, written_by, agent_name, size, is_removal, is_current, created_at },
      }),
    );
    const shown: FileHistory = { path, versions, diff: null, restored: null };
    if (question.action === "restore") {
      if (question.version === undefined)
        throw new CodeFailure("INVALID_INPUT", "Say which `version` to restore.", shown);
      const writer = { written_by: "file_history", by: ref.by };
      return { ...shown, restored: (await restoreVersion(actor, file_id, question.version, writer)).path };
    }
    if (question.action === "log") return shown;
    const [newest, earlier] = versions;
    const to = question.to ?? newest?.number;
    const from = question.from ?? earlier?.number;
    if (to === undefined || from === undefined)
      throw new CodeFailure("NOT_FOUND", "The file has only one version.", shown);
    return { ...shown, diff: makeDiff(path, await textOf(actor, file_id, from), await textOf(actor, file_id, to)) };
  });

async function findFile(actor: Actor, ref: WorkspaceRef, wanted: string): Promise<{ file_id: string; path: string }> {
  const path = wanted.replace(/^(\.\/)+/, "").normalize("NFC");
  const present = (await listWorkspaceFiles(ref)).find((file) => file.path === path);
  const found = present ?? (await listRemovedFiles(actor, ref.conversation_id)).find((file) => file.path === path);
  if (found) return found;
  throw new CodeFailure("NOT_FOUND", `There is no file ${path}, nor was there one that is kept.`);
}

async function textOf(actor: Actor, file_id: string, number: number): Promise<string> {
  const { file, stream } = await openVersion(actor, file_id, number);
  if (file.size > MAX_TEXT) {
    await stream.cancel();
    throw new CodeFailure("TOO_LARGE", `Version ${number} is larger than 4 MB.`);
  }
  const text = decodeTextFile(new Uint8Array(await new Response(stream).arrayBuffer()));
  if (!text) throw new CodeFailure("NOT_A_TEXT", `Version ${number} is not a text.`);
  return text.text;
}
