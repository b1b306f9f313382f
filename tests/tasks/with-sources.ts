import { call, type ScriptStep, say } from "../support/model-servers/index.ts";
import type { Asked } from "./asked.ts";
import { listAt, textAt } from "./values.ts";

/** Reads the best `count` addresses of the last search side by side. */
export const readBest =
  (count: number) =>
  (asked: Asked): ScriptStep[] =>
    listAt(asked.last.result, "results")
      .slice(0, count)
      .map((found) => call("web_fetch", { url: textAt(found, "url") }));

/** The sentences with numbers of every page that was read, each with its mark, and the list of sources. */
export const answerWithSources =
  (sources: string) =>
  ({ results }: Asked): ScriptStep[] => {
    const pages = results.map(({ result }) => result).filter((page) => textAt(page, "status") === "200");
    const facts = pages.map((page, at) => `${sentenceOf(textAt(page, "content"))} [${at + 1}]`);
    const list = pages.map((page, at) => `[${at + 1}] ${textAt(page, "title")} ${textAt(page, "url")}`);
    return [say(`${facts.join("\n")}\n\n${sources}\n${list.join("\n")}`)];
  };

/** The first line of a page that is no heading. */
const sentenceOf = (content: string): string =>
  content.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
