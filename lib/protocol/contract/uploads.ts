import { z } from "zod";
import { conversationParams } from "./conversations.ts";
import { contract } from "./define.ts";
import { instant, text, uuid } from "./fields.ts";
import { fileSchema } from "./files.ts";

/** The most that one piece of an upload may have, in bytes. */
export const CHUNK_BYTES = 8 * 1024 * 1024;

export const uploadSchema = z
  .object({
    upload_id: uuid,
    conversation_id: uuid,
    name: z.string(),
    media_type: z.string(),
    /** Bytes: of the whole file, and those that are safely here. The next piece begins at `received`. */
    size: z.number().int(),
    received: z.number().int(),
    /** The most that one piece may have. */
    chunk_bytes: z.number().int(),
    /** Pushed on with every piece; after it the upload is removed. */
    expires_at: instant,
    /** The file it became. */
    file_id: uuid.nullable(),
  })
  .meta({ id: "Upload" });
export type Upload = z.infer<typeof uploadSchema>;

export const createUploadBody = z
  .object({
    name: text(255),
    size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    media_type: text(200).default("application/octet-stream"),
  })
  .meta({ id: "CreateUpload" });
export type CreateUploadBody = z.infer<typeof createUploadBody>;

const params = z.object({ upload_id: uuid });
const base = { tag: "files", auth: "user", limit: "upload" } as const;
const one = { ...base, path: "/v1/uploads/{upload_id}", params } as const;

export const createUpload = contract({
  ...base,
  id: "createUpload",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/uploads",
  summary: "Begin to upload a large file in pieces",
  status: 201,
  params: conversationParams,
  body: createUploadBody,
  response: uploadSchema,
});

export const getUpload = contract({
  ...one,
  id: "getUpload",
  method: "GET",
  summary: "How far an upload is",
  status: 200,
  response: uploadSchema,
});

export const appendUpload = contract({
  ...one,
  id: "appendUpload",
  method: "PATCH",
  summary:
    "The next piece: bytes, with where they begin in the header `Upload-Offset`. The same piece again changes nothing; 409 names the right offset",
  status: 200,
  body_type: "binary",
  max_body_bytes: CHUNK_BYTES,
  response: uploadSchema,
});

export const completeUpload = contract({
  ...one,
  id: "completeUpload",
  method: "POST",
  path: "/v1/uploads/{upload_id}/complete",
  summary: "Make a file of an upload that is all here; 409 before. Asked again it answers the same file",
  status: 201,
  body: z
    .object({
      /** Of the whole, in hex; another one than ours and the upload is thrown away. */
      sha256: z
        .string()
        .regex(/^[0-9a-fA-F]{64}$/)
        .optional(),
    })
    .meta({ id: "CompleteUpload" }),
  response: fileSchema,
});

export const deleteUpload = contract({
  ...one,
  id: "deleteUpload",
  method: "DELETE",
  summary: "Give an upload up",
  status: 204,
});
