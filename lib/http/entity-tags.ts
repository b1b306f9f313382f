import { fail } from "../core/errors.ts";

/** One entity tag of RFC 9110, weak or not, and what may stand between it and the next. */
const TAG = /^[ \t]*(W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?:,|$)/;
/** More versions than anybody has seen. */
const MAX_TAGS = 50;

interface EntityTag {
  tag: string;
  is_weak: boolean;
}

/** The tags of an `If-Match`; null for what is no list of tags. */
function readTags(header: string): EntityTag[] | null {
  const tags: EntityTag[] = [];
  let rest = header;
  while (rest !== "") {
    const [whole, weak, tag] = TAG.exec(rest) ?? [];
    if (whole === undefined || tag === undefined || tags.length === MAX_TAGS) return null;
    tags.push({ tag, is_weak: weak !== undefined });
    rest = rest.slice(whole.length);
  }
  return tags.length > 0 ? tags : null;
}

/**
 * The tags that a request's `If-Match` lets through, `*` among them; undefined without the header. A weak tag matches
 * nothing, as the standard wants it. BAD_REQUEST when it is no list of tags.
 */
export function readIfMatch(headers: Headers): string[] | undefined {
  const header = headers.get("if-match");
  if (header === null) return undefined;
  if (header.trim() === "*") return ["*"];
  const tags = readTags(header);
  if (tags === null) throw fail("BAD_REQUEST", { message: 'If-Match must be * or a list of entity tags such as "3".' });
  return tags.filter(({ is_weak }) => !is_weak).map(({ tag }) => tag);
}
