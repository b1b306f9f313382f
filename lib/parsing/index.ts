/** The one door through which somebody's bytes are parsed: in a locked child with limits, never in the server. */
export { detectFormat, type FileFormat } from "./child/detect-format.mjs";
export type { ParseError, ParseErrorCode } from "./parse-error.ts";
export { parseInChild } from "./parse-in-child.ts";
export type { ParseLimits, ParseOutcome, ParsePart, ParseRequest } from "./parse-request.ts";
export { DOCUMENT_TIME, PAGE_TIME, readingMs } from "./reading-time.ts";
