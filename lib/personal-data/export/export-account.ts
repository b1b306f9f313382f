import { db } from "../../../db/client.ts";
import { EXPORTED_TABLES, listExportedAudit, listExportedIds } from "../../../db/queries/accounts/export.ts";
import { audit } from "../../audit/index.ts";
import { requireProof, watchSignIn } from "../../auth/index.ts";
import type { Actor } from "../../core/actor.ts";
import { clock } from "../../core/clock.ts";
import { logger } from "../../core/log/logger.ts";
import { type ZipEntry, zip } from "../../storage/index.ts";
import { getMe } from "../../users/index.ts";
import { conversationEntries } from "./conversation-entries.ts";
import { README } from "./readme.ts";

const PAGE = 500;

/**
 * Everything a person has here as a ZIP archive, made while it is read: one page of messages or one file is in memory at a
 * time. It breaks off when the sign-in ends or something fails: then it has no directory at its end, and no program takes
 * it for whole. That it was asked for is in the audit log. REAUTHENTICATION_REQUIRED.
 */
export async function exportAccount(actor: Actor): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
  await requireProof(actor);
  await audit(db(), actor, "user.exported", { user_id: actor.user_id });
  const name = `alma-export-${clock.now().toISOString().slice(0, 10)}.zip`;
  return { name, stream: streamOf(actor, zip(entriesOf(actor))) };
}

async function* entriesOf(actor: Actor): AsyncGenerator<ZipEntry> {
  const modified = clock.now();
  const document = (name: string, value: unknown): ZipEntry => ({
    path: `${name}.json`,
    modified,
    content: `${JSON.stringify(value, null, 2)}\n`,
  });
  yield { path: "README.txt", modified, content: README };
  yield document("profile", await getMe(actor));
  for (const [name, list] of Object.entries(EXPORTED_TABLES)) yield document(name, await list(db(), actor.user_id));
  yield { path: "activity.ndjson", modified, content: activity(actor.user_id) };
  for (const { conversation_id } of await listExportedIds(db(), actor.user_id)) {
    yield* conversationEntries(actor, conversation_id);
  }
}

/** Where somebody else did it, their address is theirs. */
async function* activity(user_id: string): AsyncGenerator<string> {
  let before: number | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof listExportedAudit>> = await listExportedAudit(db(), user_id, before, PAGE);
    for (const entry of page) {
      const { address, ...data } = entry.data;
      const isOthers = entry.actor_id !== null && entry.actor_id !== user_id;
      yield `${JSON.stringify({ ...entry, data: isOthers ? data : { ...data, address } })}\n`;
    }
    before = page.at(-1)?.audit_id ?? null;
    if (page.length < PAGE) return;
  }
}

function streamOf(actor: Actor, pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  let isOver = false;
  const forget = watchSignIn(actor, () => {
    isOver = true;
  });
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        if (isOver) throw new Error("The sign-in has ended.");
        const { done, value } = await pieces.next();
        if (!done) return controller.enqueue(value);
        forget();
        controller.close();
      } catch (error) {
        forget();
        logger().warn({ err: error, user_id: actor.user_id }, "an export was broken off");
        await pieces.return(undefined);
        controller.error(error);
      }
    },
    cancel: async () => {
      forget();
      await pieces.return(undefined);
    },
  });
}
