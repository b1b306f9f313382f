import { findArithmetic } from "../arithmetic/find-arithmetic.ts";
import type { Turn } from "../turn.ts";
import { findCode } from "./find-code.ts";
import { findRead, findWrite, wantsFileList } from "./find-file-wants.ts";
import { findTimeQuestion } from "./find-time-question.ts";
import { findUrls } from "./find-urls.ts";
import type { Want } from "./want.ts";

/** Kinds of attachment that have no text to show. */
const WITHOUT_TEXT = /^(?:image|audio|video|font)\/|zip|octet-stream/;
const MAX_FILES = 5;
/** Wishes stand at the beginning; what follows is material, and patterns are not run over it. */
const MAX_WORDS = 4000;

/**
 * What is wanted, in stages: the second stage needs what the first gave. Code, addresses and file lines are taken out of the
 * words before these are searched, so that a URL inside a program is not fetched and a number in it is not a question.
 */
export function findWants({ text, attachments }: Pick<Turn, "text" | "attachments">): Want[][] {
  const blocks = findCode(text);
  const withoutCode = blocks.reduce((rest, block) => rest.replace(block.source, "\n"), text);
  const urls = findUrls(withoutCode.slice(0, MAX_WORDS));
  const words = urls.reduce((rest, { source }) => rest.replaceAll(source, " "), withoutCode).slice(0, MAX_WORDS);

  const write = findWrite(words, blocks);
  const writesCode = write?.content !== undefined && blocks.some((block) => block.code === write.content);
  const read = findRead(words, write?.path);
  const paths = [
    ...attachments.filter((file) => !WITHOUT_TEXT.test(file.media_type)).map((file) => file.path),
    ...(read ? [read] : []),
  ];

  const first: Want[] = [];
  for (const { language, code } of writesCode ? [] : blocks)
    if (language) first.push({ kind: "run_code", language, code });
  for (const path of [...new Set(paths)].slice(0, MAX_FILES)) first.push({ kind: "read_file", path });
  for (const { url } of urls) first.push({ kind: "fetch_page", url });
  if (!write && wantsFileList(words)) first.push({ kind: "list_files" });
  const time = findTimeQuestion(words);
  if (time) first.push(time);
  const formulas =
    blocks.length === 0 && !time
      ? findArithmetic(write?.content === undefined ? words.replace(write?.path ?? "", " ") : "")
      : [];
  if (formulas.length > 0) first.push({ kind: "calculate", formulas });

  if (!write) return first.length > 0 ? [first] : [];
  if (write.content !== undefined) return [[...first, write]];
  return first.length > 0 ? [first, [write]] : [];
}
