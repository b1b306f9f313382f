/** A word with the space before it, or up to four wide characters. Together the pieces are the text. */
const PIECE = /\s*[^\s\u2e80-\uffef]{1,24}|\s*[\u2e80-\uffef]{1,4}|\s+$/gu;

/** Cuts a text into pieces of about a token's size, never inside a character. */
export const splitWords = (text: string): string[] => text.match(PIECE) ?? [];
