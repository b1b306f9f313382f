import type { FileRow } from "../../db/queries/files/files.ts";
import type { WorkspaceFile } from "../protocol/contract/files.ts";

/** Where a file's bytes are served. */
export const fileUrl = (file_id: string): string => `/v1/files/${file_id}/content`;

/** The id in a url that {@link fileUrl} made; undefined for any other text. */
export const fileIdOf = (url: string): string | undefined =>
  /^\/v1\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/content$/.exec(url)?.[1];

/** A row as the API shows it; where the bytes are stored stays here. */
export const fileOf = (row: FileRow): WorkspaceFile => ({
  file_id: row.file_id,
  conversation_id: row.conversation_id,
  path: row.path,
  media_type: row.media_type,
  size: row.size,
  sha256: row.sha256,
  written_by: row.written_by,
  url: fileUrl(row.file_id),
  version: row.version,
  deleted_at: row.deleted_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});
