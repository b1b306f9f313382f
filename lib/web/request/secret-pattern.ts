const HTML_NAMES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** A hexadecimal number with its letters in either case. */
const eitherCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/** One character as it is, and as addresses, forms, JSON and HTML write it. */
function spellings(character: string): string {
  const code = character.charCodeAt(0);
  const hex = eitherCase(code.toString(16).padStart(2, "0"));
  const written = [`%${hex}`, `\\\\u00${hex}`, `&#0?${code};`, `&#[xX]${hex};`];
  if (/["'\\/]/.test(character)) written.push(`\\\\${literally(character)}`);
  if (character === " ") written.push("\\+");
  const name = HTML_NAMES[character];
  if (name) written.push(name);
  return `(?:${[...written, literally(character)].join("|")})`;
}

/**
 * Finds a secret of printable ASCII in whatever way an honest server may repeat it: each of its characters as it is, or as
 * an address, a form, JSON or HTML has it.
 */
export const secretPattern = (secret: string): RegExp => new RegExp([...secret].map(spellings).join(""), "g");
