"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { fenced } from "@/components/message/fenced";
import { Markdown } from "@/components/message/markdown";
import { LongText } from "./long-text";
import type { ToolBlock } from "./tool-content";

/** The blocks of a tool's input or result. */
export const ToolBlocks = ({ blocks }: { blocks: ToolBlock[] }) => (
  <div className="markdown-bare grid gap-2">
    {blocks.map((block) => (
      <Block key={block.kind === "text" ? block.label : block.kind} block={block} />
    ))}
  </div>
);

function Block({ block }: { block: ToolBlock }) {
  const t = useTranslations("tools");
  switch (block.kind) {
    case "code":
      return <Markdown text={fenced(block.text, block.language)} />;
    case "json":
      return <Markdown text={fenced(block.text, "json")} />;
    case "text":
      return (
        <div className="grid gap-1">
          {block.label === "stderr" ? <p className="text-muted-foreground text-xs">{t("stderr")}</p> : null}
          <LongText text={block.text} tone={block.label === "stderr" ? "error" : undefined} />
        </div>
      );
    case "request":
      return (
        <div className="grid gap-2">
          <LongText text={block.line} />
          {block.headers ? <Labelled name={t("headers")} text={block.headers} /> : null}
          {block.body ? <Labelled name={t("body")} text={block.body} /> : null}
        </div>
      );
    case "files":
      return (
        <div className="grid gap-1">
          <p className="text-muted-foreground text-xs">{t("files")}</p>
          <ul className="flex flex-wrap gap-1.5">
            {block.paths.map((path) => (
              <li key={path} className="flex items-center gap-1.5 rounded-md border bg-card px-2 py-1 text-xs">
                <FileText aria-hidden className="size-3.5 text-muted-foreground" /> {path}
              </li>
            ))}
          </ul>
        </div>
      );
  }
}

const Labelled = ({ name, text }: { name: string; text: string }) => (
  <div className="grid gap-1">
    <p className="text-muted-foreground text-xs">{name}</p>
    <LongText text={text} />
  </div>
);
