import { db } from "../../db/client.ts";
import { listFileRows } from "../../db/queries/files.ts";
import type { Actor } from "../core/actor.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";
import { fileOf } from "./file-of.ts";
import { requireWorkspace } from "./require-workspace.ts";
import type { WorkspaceRef } from "./workspace-ref.ts";

/** The files of a conversation of the actor's, by path. Throws NOT_FOUND. */
export const listFiles = async (actor: Actor, conversation_id: string): Promise<WorkspaceFile[]> =>
  listWorkspaceFiles(await requireWorkspace(actor, conversation_id));

/** The same for a tool, whose engine has checked access. */
export const listWorkspaceFiles = async (ref: WorkspaceRef): Promise<WorkspaceFile[]> =>
  (await listFileRows(db(), ref)).map(fileOf);
