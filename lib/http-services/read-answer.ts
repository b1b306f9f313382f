import { decodeText, type HttpAnswer } from "../web/index.ts";

/** How an operation ended: what it answered, or the name of what went wrong. */
export type HttpOperationAnswer =
  | { ok: false; error: string }
  | {
      ok: true;
      status: number;
      status_text: string;
      content_type: string;
      /** Text of the answer, or its begin where `file` has the whole. */
      body: string;
      /** What is no text, or too long for a model. */
      file: { name: string; bytes: Uint8Array } | null;
    };

/** More than anybody reads of an answer. */
const LONGEST_TEXT = 200_000;
const TEXT =
  /^(text\/|application\/(json|xml|javascript|x-ndjson|yaml|x-yaml|toml|graphql|x-www-form-urlencoded)|[^;]+\+(json|xml|yaml))/i;

/** An answer as a tool gives it on: text as text, everything else as a file. */
export function readAnswer({
  status,
  status_text,
  headers,
  bytes = new Uint8Array(),
}: HttpAnswer): HttpOperationAnswer {
  const content_type = (headers["content-type"] ?? "").slice(0, 200);
  const about = { ok: true as const, status, status_text, content_type };
  const isText = content_type === "" ? !bytes.includes(0) : TEXT.test(content_type);
  if (!isText) return { ...about, body: "", file: bytes.byteLength > 0 ? fileOf(bytes, content_type) : null };
  const body = decodeText(bytes, content_type);
  if (body.length <= LONGEST_TEXT) return { ...about, body, file: null };
  return { ...about, body: body.slice(0, LONGEST_TEXT), file: fileOf(bytes, content_type) };
}

function fileOf(bytes: Uint8Array, content_type: string): { name: string; bytes: Uint8Array } {
  const [, kind = ""] = /^[^/;]+\/(?:[\w.-]+\+)?([a-z0-9]{1,8})\s*(?:;|$)/i.exec(content_type) ?? [];
  const extension = { plain: "txt", "": "bin", octet: "bin" }[kind.toLowerCase()] ?? kind.toLowerCase();
  return { name: `answer.${extension}`, bytes };
}
