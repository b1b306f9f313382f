import { z } from "zod";
import { contract } from "./define.ts";
import { instant, uuid } from "./fields.ts";
import { fileParams, fileSchema } from "./files.ts";

/** What a file was at one time, and who made it so. */
export const fileVersionSchema = z
  .object({
    file_id: uuid,
    /** Counts from 1; the oldest are not kept for ever. */
    number: z.number().int(),
    path: z.string(),
    media_type: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    /** `user`, or the name of a tool. */
    written_by: z.string(),
    /** For a tool: the agent that called it, and the call. */
    agent_name: z.string().nullable(),
    call_id: uuid.nullable(),
    /** The file was removed by this change. */
    is_removal: z.boolean(),
    /** What the file is now. */
    is_current: z.boolean(),
    /** Where its bytes are. */
    url: z.string(),
    created_at: instant,
  })
  .meta({ id: "FileVersion" });
export type FileVersion = z.infer<typeof fileVersionSchema>;

const versionParams = fileParams.extend({ number: z.coerce.number().int().min(1).max(2_147_483_647) });
const one = { tag: "files", auth: "user", params: versionParams } as const;

export const listFileVersions = contract({
  id: "listFileVersions",
  method: "GET",
  path: "/v1/files/{file_id}/versions",
  summary: "The versions kept of a file, newest first; also of a removed one",
  tag: "files",
  auth: "user",
  status: 200,
  params: fileParams,
  response: z.array(fileVersionSchema),
});

export const downloadFileVersion = contract({
  ...one,
  id: "downloadFileVersion",
  method: "GET",
  path: "/v1/files/{file_id}/versions/{number}/content",
  summary: "The bytes of one version, always as a download",
  status: 200,
  raw: "application/octet-stream",
  has_ranges: true,
});

export const restoreFileVersion = contract({
  ...one,
  id: "restoreFileVersion",
  method: "POST",
  path: "/v1/files/{file_id}/versions/{number}/restore",
  summary: "Make a file what it was in a version, as a new version; brings a removed file back",
  versioned: true,
  status: 200,
  response: fileSchema,
});
