export { deleteFile } from "./delete-file.ts";
export { listFiles, listWorkspaceFiles } from "./list-files.ts";
export { loadWorkspace } from "./load-workspace.ts";
export { type OpenedFile, openFile, readWorkspaceFile } from "./open-file.ts";
export { removeConversationFiles } from "./remove-conversation-files.ts";
export { resolveAttachments } from "./resolve-attachments.ts";
export { type Upload, uploadFile } from "./upload-file.ts";
export type { WorkspaceRef } from "./workspace-ref.ts";
export { storeChanges, writeWorkspaceFile } from "./write-workspace-file.ts";
