import { listWorkspaceFiles, type WorkspaceRef } from "../../../lib/workspace/index.ts";
import type { ExecutableCall } from "../prepare-call.ts";

/**
 * Whether the addresses in a call's output may be followed: only where others wrote them. Not behind a yes for a whole
 * destination, which may say again what nobody looked at; and of files only what their person has put there, once and
 * untouched since, for agents write files as well.
 */
export async function namesAddresses(
  workspace: WorkspaceRef,
  { tool, input, bound_to }: ExecutableCall,
  isDone: boolean,
): Promise<boolean> {
  const quoted = tool.quotes?.(input);
  if (quoted === undefined || bound_to !== undefined) return false;
  if (quoted === "web") return true;
  // The words of a failure repeat the path that was asked for.
  if (!isDone) return false;
  const file = (await listWorkspaceFiles(workspace)).find(({ path }) => path === quoted.path);
  return file?.written_by === "user" && file.version === 1;
}
