/** Every way in which a file cannot be read or made. Each is shown with a sentence that says what to do. */
export const PARSE_ERROR_CODES = [
  "PARSE_TIMEOUT",
  "TOO_LARGE",
  "ENCRYPTED",
  "DAMAGED",
  "UNSUPPORTED",
  "UNSAFE",
  "PARSER_UNAVAILABLE",
] as const;

export type ParseErrorCode = (typeof PARSE_ERROR_CODES)[number];

/** Why a file was refused, by name, with a sentence for a person or a model. */
export interface ParseError {
  code: ParseErrorCode;
  message: string;
}

const CODES = new Set<string>(PARSE_ERROR_CODES);

export const isParseErrorCode = (value: unknown): value is ParseErrorCode =>
  typeof value === "string" && CODES.has(value);
