export const LANGUAGES = ["python", "javascript", "jsx", "typescript", "tsx", "shell", "sql", "html", "css"] as const;
export type SyntaxLanguage = (typeof LANGUAGES)[number];

const BY_EXTENSION: Record<string, SyntaxLanguage> = {
  py: "python",
  pyw: "python",
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "jsx",
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "tsx",
  sh: "shell",
  bash: "shell",
  sql: "sql",
  html: "html",
  htm: "html",
  css: "css",
};

/** What a text looks like; the first that fits. Shapes that only one of the languages has come first. */
const BY_CONTENT: [RegExp, SyntaxLanguage][] = [
  [/^#!.*\bpython/, "python"],
  [/^#!.*\b(ba|da|z|k)?sh\b/, "shell"],
  [/^#!.*\b(node|deno|bun)\b/, "javascript"],
  [/^\s*(<!doctype html|<html|<(head|body|div|p|ul|table|section|main|nav|form)[\s>])/i, "html"],
  [
    /^\s*(--[^\n]*\n\s*)*(select|insert\s+into|update\s+\S+\s+set|delete\s+from|create\s+(table|view|index|or)|with\s+\w+\s+as|alter\s+table|drop\s+table)\b/i,
    "sql",
  ],
  [
    /^\s*(interface|type|enum|declare)\s+\w+|:\s*(string|number|boolean|void|unknown)\b\s*[=;,)[{]|\bas const\b/m,
    "typescript",
  ],
  [
    /^\s*(def|class|elif|except|with)\b[^{;]*:\s*(#.*)?$|^\s*(from\s+[\w.]+\s+)?import\s+[\w.]+(\s+as\s+\w+)?\s*$|^\s*print\(.*\)\s*$/m,
    "python",
  ],
  [/^\s*(const|let|var|function|export|import)\b|=>|console\.\w+\(/m, "javascript"],
  [/^\s*(@media|@import|@font-face|:root)|[\w\])*]\s*\{\s*(--)?[\w-]+\s*:\s*[^;{}]+[;}]/m, "css"],
  [
    /^\s*(if\s+\[|for\s+\w+\s+in\b|while\s+|case\s+.*\sin\b|echo\s|export\s+\w+=|cd\s|set\s+-)|\$\(|\bthen\b|\bfi\b/m,
    "shell",
  ],
];

/** The language of a file by its name, or of a text by what stands in it; null where neither tells. */
export function detectLanguage(path: string | null, source: string): SyntaxLanguage | null {
  const extension = /\.([^./]+)$/.exec(path ?? "")?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : BY_EXTENSION[extension];
  if (named) return named;
  const head = source.slice(0, 5_000);
  return BY_CONTENT.find(([shape]) => shape.test(head))?.[1] ?? null;
}
