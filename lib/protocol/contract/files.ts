import { z } from "zod";
import { conversationParams } from "./conversations.ts";
import { contract } from "./define.ts";
import { flag, instant, page, sortBy, text, uuid } from "./fields.ts";

export const fileSchema = z
  .object({
    file_id: uuid,
    conversation_id: uuid,
    /** Relative to the workspace, with `/`. */
    path: z.string(),
    media_type: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    written_by: z.string(),
    /** Where its bytes are; use it as an attachment's `url`. */
    url: z.string(),
    /** Goes up with every change of content or name; see listFileVersions. */
    version: z.number().int(),
    /** When it was removed; only among the removed files. */
    deleted_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "File" });
export type WorkspaceFile = z.infer<typeof fileSchema>;

/** The largest file that can be sent in one request, and that a tool can write or read whole, in bytes. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

export const fileParams = z.object({ file_id: uuid });

export const uploadFile = contract({
  id: "uploadFile",
  limit: "upload",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/files",
  summary:
    "Attach a file to the conversation's workspace (multipart field `file`); a larger one goes in pieces, see createUpload",
  tag: "files",
  auth: "user",
  status: 201,
  params: conversationParams,
  body_type: "multipart",
  max_body_bytes: MAX_UPLOAD_BYTES + 64 * 1024,
  response: fileSchema,
});

const fileSortSchema = sortBy("path", "size", "created_at", "updated_at");
export type FileSort = z.infer<typeof fileSortSchema>;

export const listFilesQuery = z.object({
  page: page.page,
  per_page: page.per_page.default(100),
  /** `path` unless said. */
  sort: fileSortSchema.optional(),
  /** The removed files that can be restored, instead of those that are there. */
  is_removed: flag.optional(),
});
export type ListFilesQuery = z.infer<typeof listFilesQuery>;

export const listFiles = contract({
  id: "listFiles",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/files",
  summary: "The files of a conversation's workspace, by path unless sorted otherwise",
  tag: "files",
  auth: "user",
  status: 200,
  params: conversationParams,
  query: listFilesQuery,
  response: z.array(fileSchema),
  paginated: true,
});

export const getFile = contract({
  id: "getFile",
  method: "GET",
  path: "/v1/files/{file_id}",
  summary: "What is known of a file",
  tag: "files",
  versioned: true,
  auth: "user",
  status: 200,
  params: fileParams,
  response: fileSchema,
});

export const downloadFile = contract({
  id: "downloadFile",
  method: "GET",
  path: "/v1/files/{file_id}/content",
  summary: "A file's bytes, always as a download",
  tag: "files",
  auth: "user",
  status: 200,
  params: fileParams,
  raw: "application/octet-stream",
  has_ranges: true,
});

export const renameFileBody = z
  .object({
    /** Relative to the workspace, with `/`. */
    path: text(1000),
  })
  .meta({ id: "RenameFile" });

export const renameFile = contract({
  id: "renameFile",
  method: "PATCH",
  path: "/v1/files/{file_id}",
  summary: "Give a file another name, or move it into another folder; 409 for a name that is taken",
  tag: "files",
  auth: "user",
  versioned: true,
  status: 200,
  params: fileParams,
  body: renameFileBody,
  max_body_bytes: 16 * 1024,
  response: fileSchema,
});

export const deleteFile = contract({
  id: "deleteFile",
  method: "DELETE",
  path: "/v1/files/{file_id}",
  summary: "Remove a file from the workspace; it can be restored for 30 days, unless it is removed for good",
  tag: "files",
  auth: "user",
  status: 204,
  params: fileParams,
  query: z.object({
    /** With all its versions, and no way back. */
    is_final: flag.optional(),
  }),
});

export const workspaceUsageSchema = z
  .object({
    files: z.number().int(),
    max_files: z.number().int(),
    /** Bytes of everything that is kept, earlier versions and removed files among it. */
    bytes: z.number().int(),
    /** Bytes of the files as they are now; the rest makes room when it is needed. */
    current_bytes: z.number().int(),
    max_bytes: z.number().int(),
    /** Of all conversations of the person. */
    person_bytes: z.number().int(),
    person_max_bytes: z.number().int(),
  })
  .meta({ id: "WorkspaceUsage" });
export type WorkspaceUsage = z.infer<typeof workspaceUsageSchema>;

export const getWorkspaceUsage = contract({
  id: "getWorkspaceUsage",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/files/usage",
  summary: "What a conversation's files take up, and what they may",
  tag: "files",
  auth: "user",
  status: 200,
  params: conversationParams,
  response: workspaceUsageSchema,
});

export const downloadFiles = contract({
  id: "downloadFiles",
  method: "GET",
  path: "/v1/conversations/{conversation_id}/files/archive",
  summary: "All files of a conversation as a ZIP archive, with names that every system can unpack",
  tag: "files",
  auth: "user",
  limit: "expensive",
  status: 200,
  params: conversationParams,
  raw: "application/zip",
});
