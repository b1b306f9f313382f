/** `Name: value` line by line, as headers are written; `Name=value` as variables are. Lines of another form are left out. */
export function readSecrets(words: string): Record<string, string> {
  const lines = words.split("\n").map((line) => /^\s*([\w-]+)\s*[:=]\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(lines.flatMap((match) => (match?.[1] ? [[match[1], match[2] ?? ""]] : [])));
}
