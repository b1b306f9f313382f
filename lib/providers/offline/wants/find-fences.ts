/** A fenced block: its lines, the name after the fence, and where it stands. */
export interface Fence {
  name: string;
  code: string;
  source: string;
}

/** The fence may follow words in its line. */
const OPENING = /(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^`~]*$/;
const MAX_LINE = 1000;

/** Fenced blocks, read line by line (in time that grows with the text's length only); an open one ends with the text. */
export function findFences(text: string): Fence[] {
  const fences: Fence[] = [];
  let open: { fence: string; name: string; source: string[]; lines: string[] } | undefined;
  const close = () => {
    if (open)
      fences.push({ name: open.name.toLowerCase(), code: open.lines.join("\n"), source: open.source.join("\n") });
    open = undefined;
  };
  for (const line of text.split("\n")) {
    if (open) {
      open.source.push(line);
      if (isClosing(line, open.fence)) close();
      else open.lines.push(line);
      continue;
    }
    const match = line.length <= MAX_LINE ? OPENING.exec(line) : null;
    if (match) open = { fence: match[1] ?? "", name: match[2] ?? "", source: [match[0]], lines: [] };
  }
  close();
  return fences;
}

function isClosing(line: string, fence: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? "").repeat(trimmed.length);
}
