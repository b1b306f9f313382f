import type { Phrase } from "../language.ts";
import { errorText, listField, type ToolOutcome, textField } from "../tool-outcome.ts";
import { codeBlock, excerpt } from "./quote.ts";

const MAX_LINES = 20;
const MAX_CHARS = 3000;
const MAX_ENTRIES = 100;

const pathOf = ({ input, result }: ToolOutcome): string => textField(result, "path") || textField(input, "path");
const problemOf = ({ result, error }: ToolOutcome): string | undefined => error ?? errorText(result.error);

export function describeFileRead(outcome: ToolOutcome, say: Phrase): string {
  const path = pathOf(outcome);
  const problem = problemOf(outcome);
  if (problem !== undefined)
    return say(`读不了文件 \`${path}\`：${problem}`, `The file \`${path}\` could not be read: ${problem}`);
  const content = textField(outcome.result, "content", "text") || outcome.text;
  if (content === "") return say(`文件 \`${path}\` 是空的。`, `The file \`${path}\` is empty.`);
  const lines = content.replace(/\n$/, "").split("\n");
  const head = excerpt(lines.slice(0, MAX_LINES).join("\n"), MAX_CHARS);
  const isPart = head.is_cut || lines.length > MAX_LINES || outcome.result.truncated === true;
  const counts = countsOf(outcome, content, lines.length, say);
  const heading = isPart ? say("开头部分：", "It begins:") : say("全部内容：", "Its content:");
  return `${say("文件", "File")} \`${path}\`: ${counts}${say("。", ".")} ${heading}\n\n${codeBlock(head.text)}`;
}

/** Counts of the whole file; its words only where all of it was read. */
function countsOf({ result }: ToolOutcome, content: string, lines: number, say: Phrase): string {
  const total = Number(result.total_lines) || lines;
  if (result.truncated === true)
    return say(`${total} 行，${result.size ?? "?"} 字节`, `${total} lines, ${result.size ?? "?"} bytes`);
  const segments = new Intl.Segmenter("zh", { granularity: "word" }).segment(content);
  const words = [...segments].filter((piece) => piece.isWordLike).length;
  return say(
    `${total} 行，约 ${words} 个词，${content.length} 个字符`,
    `${total} lines, about ${words} words, ${content.length} characters`,
  );
}

export function describeFileList(outcome: ToolOutcome, say: Phrase): string {
  const problem = problemOf(outcome);
  if (problem !== undefined) return say(`列不出文件：${problem}`, `The files could not be listed: ${problem}`);
  const entries = listField(outcome.result, "files", "entries", "items");
  if (entries.length === 0) return say("工作区里还没有文件。", "There are no files in the workspace yet.");
  const lines = entries.slice(0, MAX_ENTRIES).map((entry) => {
    const size = textField(entry, "size_bytes", "size", "bytes", "file_size");
    return `- \`${textField(entry, "path", "name", "text")}\`${size ? ` (${size} ${say("字节", "bytes")})` : ""}`;
  });
  return `${say(`工作区里有 ${entries.length} 个文件：`, `Files in the workspace: ${entries.length}`)}\n\n${lines.join("\n")}${entries.length > MAX_ENTRIES ? "\n- ..." : ""}`;
}

export function describeFileWrite(outcome: ToolOutcome, say: Phrase): string {
  const path = pathOf(outcome);
  const problem = problemOf(outcome);
  if (problem !== undefined)
    return say(`没能写入文件 \`${path}\`：${problem}`, `The file \`${path}\` could not be written: ${problem}`);
  const chars = textField(outcome.input, "content").length;
  return say(`已写入文件 \`${path}\`（${chars} 个字符）。`, `Wrote the file \`${path}\` (${chars} characters).`);
}
