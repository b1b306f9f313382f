import { cutText } from "../core/cut-text.ts";
import type { ReadDocument } from "./read-document.ts";

export interface PartRequest {
  /** Number of the section (page, slide, sheet, chapter) to begin with. */
  page: number;
  /** Characters of that section to skip. */
  offset: number;
  max_chars: number;
}

/** A heading and where it stands. */
export interface OutlineEntry {
  level: number;
  title: string;
  page: number;
}

/** A piece of a document that fits a model, and where the next one begins. */
export interface DocumentPart {
  content: string;
  /** Null at the end of what was read. */
  next: { page: number; offset: number } | null;
  total_pages: number;
}

const MAX_OUTLINE = 100;
/** A piece ends at the end of a line where one is in its last fifth. */
const CUT_SHARE = 0.8;

/** The piece of a document that begins at a section and offset; several short sections come together. */
export function documentPart(document: ReadDocument, { page, offset, max_chars }: PartRequest): DocumentPart {
  const { sections, first, total, unit } = document;
  const pieces: string[] = [];
  let room = max_chars;
  for (let at = page - first; at < sections.length; at += 1) {
    const section = sections[at];
    if (!section) break;
    const begin = at === page - first ? Math.min(offset, section.markdown.length) : 0;
    const mark = unit === "page" ? `[page ${first + at}]\n\n` : "";
    const rest = section.markdown.slice(begin);
    if (pieces.length > 0 && mark.length + Math.min(rest.length, 200) > room) return part(pieces, first + at, 0, total);
    const taken = cut(rest, room);
    pieces.push(mark + taken);
    if (taken.length < rest.length) return part(pieces, first + at, begin + taken.length, total);
    room -= mark.length + taken.length + 2;
  }
  const after = first + sections.length;
  return after <= total
    ? part(pieces, after, 0, total)
    : { content: pieces.join("\n\n"), next: null, total_pages: total };
}

const part = (pieces: string[], page: number, offset: number, total_pages: number): DocumentPart => ({
  content: pieces.join("\n\n"),
  next: { page, offset },
  total_pages,
});

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const end = text.lastIndexOf("\n", room);
  if (end > room * CUT_SHARE) return text.slice(0, end);
  return cutText(text, room);
}

/** The headings of what was read, the first hundred. */
export function outlineOf({ sections, first }: ReadDocument): OutlineEntry[] {
  const outline: OutlineEntry[] = [];
  sections.forEach(({ markdown }, at) => {
    let isCode = false;
    for (const line of markdown.split("\n")) {
      if (line.startsWith("```")) isCode = !isCode;
      const [, marks = "", title = ""] = isCode ? [] : (/^(#{1,6}) (.+)$/.exec(line) ?? []);
      if (title && outline.length < MAX_OUTLINE)
        outline.push({ level: marks.length, title: cutText(title, 200), page: first + at });
    }
  });
  return outline;
}

/** How many characters of Markdown were read. */
export const readChars = ({ sections }: ReadDocument): number =>
  sections.reduce((sum, { markdown }) => sum + markdown.length, 0);
