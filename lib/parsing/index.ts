/** The one door through which somebody's bytes are parsed: in a locked child with limits, never in the server. */
export type { ParseError, ParseErrorCode } from "./parse-error.ts";
export { parseInChild } from "./parse-in-child.ts";
export type { ParseLimits, ParseOutcome, ParsePart, ParseRequest } from "./parse-request.ts";
