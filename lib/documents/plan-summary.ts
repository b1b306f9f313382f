import { cutText } from "../core/cut-text.ts";
import type { ReadDocument } from "./read-document.ts";

/** A piece of a document for one question to a model. */
export interface SummaryPiece {
  /** Where it begins, for people: "page 3", "Sheet1", "Chapter 2". */
  label: string;
  page: number;
  text: string;
}

export interface SummaryPlan {
  pieces: SummaryPiece[];
  /** The document went on behind the last piece. */
  is_cut: boolean;
}

/** Headings of the first two levels begin something new. */
const STRUCTURE = /\n(?=#{1,2} )/;

/**
 * Cuts a document where its structure allows into pieces of at most `piece_chars`, at most `max_pieces` of them. Short
 * sections come together; a long one is cut at headings, then paragraphs, then lines.
 */
export function planSummary(document: ReadDocument, limits: { piece_chars: number; max_pieces: number }): SummaryPlan {
  const { unit, first } = document;
  const atoms = document.sections.flatMap(({ label, markdown }, at): SummaryPiece[] => {
    const page = first + at;
    const name = label || (unit === "part" ? "" : `${unit} ${page}`);
    return atomsOf(markdown, limits.piece_chars).map((text) => ({ label: name, page, text }));
  });
  const pieces: SummaryPiece[] = [];
  for (const atom of atoms) {
    const last = pieces.at(-1);
    if (last && last.text.length + atom.text.length + 2 <= limits.piece_chars) last.text += `\n\n${atom.text}`;
    else pieces.push({ ...atom });
  }
  const wasRead = first + document.sections.length > document.total;
  return { pieces: pieces.slice(0, limits.max_pieces), is_cut: pieces.length > limits.max_pieces || !wasRead };
}

function atomsOf(text: string, size: number): string[] {
  if (text.trim() === "") return [];
  if (text.length <= size) return [text];
  for (const border of [STRUCTURE, /\n{2,}/, /\n/]) {
    const parts = withHeadings(text.split(border));
    if (parts.length > 1) return parts.flatMap((part) => atomsOf(part, size));
  }
  const atoms: string[] = [];
  for (let at = 0; at < text.length; at += atoms.at(-1)?.length ?? size) atoms.push(cutText(text, size, at));
  return atoms;
}

/** A heading stays with what it heads. */
function withHeadings(parts: string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && /^#{1,6} [^\n]*$/.test(last)) joined[joined.length - 1] = `${last}\n\n${part}`;
    else joined.push(part);
  }
  return joined;
}
