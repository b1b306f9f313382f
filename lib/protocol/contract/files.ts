import { z } from "zod";
import { conversationParams } from "./conversations.ts";
import { contract } from "./define.ts";
import { instant, page, sortBy, uuid } from "./fields.ts";

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
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: "File" });
export type WorkspaceFile = z.infer<typeof fileSchema>;

/** The largest file that can be sent in one request, and that a tool can write or read whole, in bytes. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

const fileParams = z.object({ file_id: uuid });

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
});

export const deleteFile = contract({
  id: "deleteFile",
  method: "DELETE",
  path: "/v1/files/{file_id}",
  summary: "Remove a file from the workspace",
  tag: "files",
  auth: "user",
  status: 204,
  params: fileParams,
});
