import { z } from "zod";
import { approvalSchema } from "../contract/approvals.ts";
import { fileSchema } from "../contract/files.ts";
import { callApi } from "./call-api.ts";

/** A larger file is not compared line by line in a page, in bytes. */
const MOST_BYTES = 1024 * 1024;

/** What is in a file now: its text, that there is no such file, or that it is not a text to compare with. */
export type CurrentText = { kind: "text"; text: string } | { kind: "none" } | { kind: "unknown" };

const UNKNOWN: CurrentText = { kind: "unknown" };

/** The text of the workspace's file at `path`, in the conversation whose run asks for an approval. */
export async function loadCurrentText(approval_id: string, path: string): Promise<CurrentText> {
  const id = encodeURIComponent(approval_id);
  const asked = await callApi({ method: "GET", path: `/v1/approvals/${id}`, response: approvalSchema });
  if (!asked.ok) return UNKNOWN;
  // Files stand by path, and a name may be on any page: a workspace of more than a few pages is not searched through.
  for (let page = 1; page <= 5; page += 1) {
    const list = `/v1/conversations/${asked.data.conversation_id}/files?per_page=100&page=${page}`;
    const files = await callApi({ method: "GET", path: list, response: z.array(fileSchema) });
    if (!files.ok) return UNKNOWN;
    const file = files.data.find((one) => one.path === path);
    if (file) return file.size > MOST_BYTES ? UNKNOWN : await textOf(file.file_id);
    if (files.data.length < 100) return { kind: "none" };
  }
  return UNKNOWN;
}

async function textOf(file_id: string): Promise<CurrentText> {
  try {
    const response = await fetch(`/v1/files/${file_id}/content`, { credentials: "same-origin" });
    if (!response.ok) return UNKNOWN;
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await response.arrayBuffer());
    return text.includes("\u0000") ? UNKNOWN : { kind: "text", text };
  } catch {
    // Unreachable, or bytes that are no text.
    return UNKNOWN;
  }
}
