"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { Markdown } from "@/components/message/markdown";
import { useChatData } from "@/components/shell/chat-data";
import type { DocumentPreview as Preview } from "@/lib/protocol/document-preview";
import { PreviewNote, PreviewPending, useLoaded } from "./preview-state";
import type { Previewed } from "./previewed";

/**
 * The text of a document, as the server reads it in a locked process: the browser's own viewers would run what a stranger
 * wrote, and a sealed frame shows no PDF.
 */
export function DocumentPreview({ file }: { file: Previewed }) {
  const { file_id, number } = file;
  const { actions } = useChatData();
  const load = useCallback(async () => {
    const result = await actions.previewDocument({ file_id, ...(number !== undefined && { number }) });
    if (!result.ok) throw new Error(result.error.code);
    return result.data;
  }, [actions, file_id, number]);
  const loaded = useLoaded(file.url, load);
  if (loaded === undefined || loaded === "failed") return <PreviewPending isFailed={loaded === "failed"} />;
  const { data } = loaded;
  return data.problem === null ? <Sections name={file.path} {...data} /> : <Problem code={data.problem} />;
}

const REASONS: Record<string, "preview_encrypted" | "preview_damaged" | "preview_too_large"> = {
  ENCRYPTED: "preview_encrypted",
  DAMAGED: "preview_damaged",
  TOO_LARGE: "preview_too_large",
};

function Problem({ code }: { code: string }) {
  const t = useTranslations("panel");
  return <PreviewNote>{t(REASONS[code] ?? "preview_none")}</PreviewNote>;
}

type SectionsProps = Extract<Preview, { problem: null }> & { name: string };

function Sections({ name, sections, unit, total, is_cut }: SectionsProps) {
  const t = useTranslations("panel");
  if (!is_cut && sections.every(({ markdown }) => markdown.trim() === ""))
    return <PreviewNote>{t("preview_no_text")}</PreviewNote>;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <section
        aria-label={name}
        className="thin-scroll max-h-[65dvh] min-w-0 overflow-auto rounded-lg border bg-card px-4 py-2 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        {sections.map(({ number, markdown }) => (
          <div key={number} className="not-first:mt-4 not-first:border-t not-first:pt-3">
            {unit === "page" ? (
              <p className="text-muted-foreground text-xs">{t("preview_page", { number, total })}</p>
            ) : null}
            <Markdown text={markdown} />
          </div>
        ))}
      </section>
      <p className="text-muted-foreground text-xs">{t(is_cut ? "preview_document_cut" : "preview_text_only")}</p>
    </div>
  );
}
