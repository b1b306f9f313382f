import type { UploadRow } from "../../../db/queries/files/uploads.ts";
import { CHUNK_BYTES, type Upload } from "../../protocol/contract/uploads.ts";

/** A row as the API shows it. */
export const uploadOf = (row: UploadRow): Upload => ({
  upload_id: row.upload_id,
  conversation_id: row.conversation_id,
  name: row.name,
  media_type: row.media_type,
  size: row.size,
  received: row.received,
  chunk_bytes: CHUNK_BYTES,
  expires_at: row.expires_at.toISOString(),
  file_id: row.file_id,
});
