import type { CodeBlock } from "./find-code.ts";
import type { Want } from "./want.ts";

/** Generous; what it catches is cut back to a path with an extension by {@link pathIn}. */
const PATH = String.raw`["'\`“「]?([\w\u4e00-\u9fff./-]{1,200})`;
const WITH_EXTENSION = /^(?!-)[\w\u4e00-\u9fff./-]*[\w\u4e00-\u9fff-]\.[A-Za-z][A-Za-z0-9]{0,7}(?![\w])/;

const pattern = (source: string, flags = "i") => new RegExp(source.replaceAll("PATH", PATH), flags);

const WRITES = [
  pattern(String.raw`(?:保存|写入|写|存|输出|导出)\s*(?:到|为|进|成|入)?\s*(?:一个)?(?:名为|叫)?\s*(?:文件)?\s*PATH`),
  pattern(String.raw`(?:创建|新建|生成)\s*(?:一个)?\s*(?:文件)?\s*PATH`),
  pattern(
    String.raw`\b(?:save|write|store|put|export)\b[^\n]*?\b(?:to|into|as|in)\s+(?:a |the )?(?:new )?(?:file )?(?:called |named )?PATH`,
  ),
  pattern(String.raw`\bcreate\s+(?:a |the )?(?:new )?(?:file )?(?:called |named )?PATH`),
];

const READS = [
  pattern(String.raw`(?:读取?|打开|查看|看看|看一下|显示|总结|概括)\s*(?:一下)?\s*(?:文件)?\s*PATH`),
  pattern(
    String.raw`\b(?:read|open|show|print|display|view|summari[sz]e|cat)\s+(?:me )?(?:the )?(?:file |contents? of )?(?:the )?PATH`,
  ),
];

const LIST =
  /(?:列出|显示|查看|看看|有哪些|有什么|都有).{0,8}(?:文件|目录)|(?:文件|工作区|目录).{0,6}(?:有哪些|有什么|列表|列出)|\b(?:list|show)\b.{0,24}\bfiles\b|\b(?:what|which) files\b|\bwhat(?:'s| is) in (?:the|my|this) (?:workspace|folder|directory)\b/i;

/** What to write, said in the message itself. */
const QUOTED = /[“「"']([^“”「」"'\n]+)[”」"']/;
const AFTER_COLON = /(?:内容(?:是|为)?|containing|with(?: the)? (?:content|text))\s*[:：]?\s*([\s\S]+)$/i;
const ZH_OBJECT = /(?:把|将)\s*([^，,\n]+?)\s*(?:保存|写入|写|存|输出|导出)/;
const EN_OBJECT = /\b(?:save|write|store|put)\s+(.+?)\s+(?:to|into|as|in)\s/i;
/** Words for what another tool will have given. */
const RESULT_WORD =
  /^(?:the |this |that |its )?(?:it|result|results|output|answer|page|content|contents|text|结果|输出|它|答案|内容|网页|页面|网页内容|运行结果|计算结果|页面内容)$/i;
const CODE_WORD =
  /^(?:the |this |that |following )?(?:code|script|program|block|代码|程序|脚本|这段代码|以下代码|下面的代码|这个程序)$/i;

/** The first path that one of the patterns leads to. */
const pathIn = (text: string, patterns: RegExp[]): string | undefined =>
  patterns.map((candidate) => WITH_EXTENSION.exec(candidate.exec(text)?.[1] ?? "")?.[0]).find(Boolean);

export function findWrite(text: string, blocks: CodeBlock[]): Extract<Want, { kind: "write_file" }> | undefined {
  const path = pathIn(text, WRITES);
  if (!path) return undefined;
  const content = contentOf(text.replace(path, " "), blocks);
  return content === undefined ? { kind: "write_file", path } : { kind: "write_file", path, content };
}

function contentOf(text: string, blocks: CodeBlock[]): string | undefined {
  const named = (ZH_OBJECT.exec(text) ?? EN_OBJECT.exec(text))?.[1]?.trim() ?? "";
  const block = blocks[0];
  if (
    block &&
    (CODE_WORD.test(named) ||
      !block.language ||
      !/运行|执行|\brun\b|\bexecute\b|结果|输出|\boutput\b|\bresult\b/i.test(text))
  )
    return block.code;
  if (block || RESULT_WORD.test(named)) return undefined;
  return QUOTED.exec(text)?.[1] ?? AFTER_COLON.exec(text)?.[1]?.trim() ?? (named === "" ? undefined : named);
}

/** A file named to be read, unless it is the one to be written. */
export function findRead(text: string, written: string | undefined): string | undefined {
  const path = pathIn(text, READS);
  return path === written ? undefined : path;
}

export const wantsFileList = (text: string): boolean => LIST.test(text);
