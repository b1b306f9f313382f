"use client";

import { useTranslations } from "next-intl";
import { FileChange } from "@/components/diff/file-change";
import { fenced } from "@/components/message/fenced";
import { Markdown } from "@/components/message/markdown";
import { FileChips } from "./file-chips";
import { LongText } from "./long-text";
import type { ToolBlock } from "./tool-content";

interface ToolBlocksProps {
  blocks: ToolBlock[];
  /** The open question about them: then all is shown at once, and files against what they are now. */
  approval_id?: string | null;
}

/** The blocks of a tool's input or result. */
export const ToolBlocks = ({ blocks, approval_id = null }: ToolBlocksProps) => (
  <div className="markdown-bare grid gap-2">
    {blocks.map((block) => (
      <Block key={block.kind === "text" ? block.label : block.kind} block={block} approval_id={approval_id} />
    ))}
  </div>
);

function Block({ block, approval_id }: { block: ToolBlock; approval_id: string | null }) {
  const t = useTranslations("tools");
  const isUncut = approval_id !== null;
  switch (block.kind) {
    case "code":
      return <Markdown text={fenced(block.text, block.language)} lineNumbers />;
    case "json":
      return <Markdown text={fenced(block.text, "json")} />;
    case "text":
      return (
        <div className="grid gap-1">
          {block.label === "stderr" ? <p className="text-muted-foreground text-xs">{t("stderr")}</p> : null}
          <LongText text={block.text} tone={block.label === "stderr" ? "error" : undefined} isUncut={isUncut} />
        </div>
      );
    case "request":
      return (
        <div className="grid gap-2">
          <LongText text={block.line} isUncut={isUncut} />
          {block.headers ? <Labelled name={t("headers")} text={block.headers} isUncut={isUncut} /> : null}
          {block.body ? <Labelled name={t("body")} text={block.body} isUncut={isUncut} /> : null}
        </div>
      );
    case "change":
      return <FileChange path={block.path} before={block.before} after={block.after} approval_id={approval_id} />;
    case "fields":
      return (
        <div className="grid gap-2">
          {block.fields.map(({ name, value }) => (
            <Labelled key={name} name={name} text={value} isUncut={isUncut} />
          ))}
        </div>
      );
    case "files":
      return (
        <div className="grid gap-1">
          <p className="text-muted-foreground text-xs">{t("files")}</p>
          <FileChips paths={block.paths} />
        </div>
      );
  }
}

const Labelled = ({ name, text, isUncut }: { name: string; text: string; isUncut: boolean }) => (
  <div className="grid gap-1">
    <p className="text-muted-foreground text-xs">{name}</p>
    <LongText text={text} isUncut={isUncut} />
  </div>
);
