"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { fenced } from "@/components/message/fenced";
import { Markdown } from "@/components/message/markdown";
import { Button } from "@/components/ui/button";
import { visibleJson } from "./tool-content";

/** The arguments of a call as the tool gets them, when asked for. */
export function RawInput({ input }: { input: unknown }) {
  const t = useTranslations("approval");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="markdown-bare grid min-w-0 gap-1.5">
      <Button
        variant="link"
        size="sm"
        className="justify-self-start px-0"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "hide_raw" : "show_raw")}
      </Button>
      {isOpen ? <Markdown text={fenced(visibleJson(input), "json")} lineNumbers /> : null}
    </div>
  );
}
