import { z } from "zod";
import { isShallow } from "./is-shallow.ts";

/** What a tool of a server answered: words for the model, data, and files for the workspace. */
export interface McpResult {
  ok: boolean;
  text: string;
  structured?: unknown;
  files: { name: string; media_type: string; bytes: Buffer }[];
}

const MOST_FILES = 20;
const MOST_PARTS = 500;

const resource = z.object({
  uri: z.string(),
  mimeType: z.string().optional(),
  text: z.string().optional(),
  blob: z.base64().optional(),
});
const part = z.union([
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.enum(["image", "audio"]), data: z.base64(), mimeType: z.string() }),
  z.object({ type: z.literal("resource"), resource }),
  z.object({ type: z.literal("resource_link"), uri: z.string(), name: z.string() }),
]);
type Part = z.infer<typeof part>;

const answer = z.looseObject({
  content: z.unknown(),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().default(false),
});

/** Reads the answer to a call. Parts of a kind that is not known are named instead of guessed at. */
export function readResult(raw: unknown): McpResult {
  const { content, structuredContent, isError } = answer.parse(raw);
  const files: McpResult["files"] = [];
  const keep = (base64: string, media_type: string): string => {
    if (files.length >= MOST_FILES) return `[one more ${media_type}: left out]`;
    const name = `${files.length + 1}.${/\/([a-z0-9]{1,5})/.exec(media_type)?.[1] ?? "bin"}`;
    files.push({ name, media_type, bytes: Buffer.from(base64, "base64") });
    return `[file ${name}, ${media_type}]`;
  };
  const parts: unknown[] = Array.isArray(content) ? content : [];
  const words = parts.slice(0, MOST_PARTS).map((value) => {
    const read = part.safeParse(value);
    return read.success ? wordsOf(read.data, keep) : "[something in a form that is not known]";
  });
  if (parts.length > MOST_PARTS) words.push(`[${parts.length - MOST_PARTS} more parts: left out]`);
  const isKept = structuredContent !== undefined && isShallow(structuredContent);
  const structured = isKept ? { structured: structuredContent } : {};
  return { ok: !isError, text: words.join("\n"), ...structured, files };
}

function wordsOf(value: Part, keep: (base64: string, media_type: string) => string): string {
  if (value.type === "text") return value.text;
  if (value.type === "resource_link") return `[${value.name}: ${value.uri}]`;
  if (value.type !== "resource") return keep(value.data, value.mimeType);
  const { text, blob, uri, mimeType = "application/octet-stream" } = value.resource;
  return text ?? (blob === undefined ? `[${uri}]` : `${uri} ${keep(blob, mimeType)}`);
}
