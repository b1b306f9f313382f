/**
 * Code as a block of Markdown, in a fence that nothing in it closes.
 * @param {string} code
 * @param {string} language
 */
export function fencedCode(code, language) {
  const longest = (code.match(/`{3,}/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
