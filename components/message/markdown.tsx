"use client";

import { code } from "@streamdown/code";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { defaultRehypePlugins, Streamdown, type StreamdownProps } from "streamdown";
import { cn } from "@/components/ui/cn";
import { MarkdownImage } from "./markdown-image";
import { MarkdownLink } from "./markdown-link";

/** Without `raw`, HTML in an answer stays text; what Markdown makes is sanitised, links and images are ours. */
const rehypePlugins = [defaultRehypePlugins.sanitize].filter((plugin) => plugin != null);
const components: StreamdownProps["components"] = { a: MarkdownLink, img: MarkdownImage };
const controls: StreamdownProps["controls"] = {
  code: { copy: true, download: false },
  table: { copy: false, download: false, fullscreen: false },
  mermaid: false,
};

interface MarkdownProps {
  text: string;
  className?: string;
  /** For code that is read line by line. */
  lineNumbers?: boolean;
}

/** The one renderer of Markdown, for text as it streams and as it is read again: the same text gives the same page. */
export const Markdown = memo(function Markdown({ text, className, lineNumbers = false }: MarkdownProps) {
  const t = useTranslations();
  const translations = useMemo(() => ({ copyCode: t("message.copy_code"), copied: t("common.copied") }), [t]);
  return (
    <Streamdown
      className={cn("markdown space-y-0", className)}
      components={components}
      controls={controls}
      plugins={{ code }}
      rehypePlugins={rehypePlugins}
      linkSafety={{ enabled: false }}
      lineNumbers={lineNumbers}
      codeBlockMaxHeight={0}
      tableMaxHeight={0}
      translations={translations}
    >
      {text}
    </Streamdown>
  );
});
