"use client";

import { useTranslations } from "next-intl";
import { fenced } from "@/components/message/fenced";
import { Markdown } from "@/components/message/markdown";
import { useFormats } from "@/components/ui/use-formats";
import { PreviewPending, useLoaded } from "./preview-state";
import type { Previewed } from "./previewed";
import { readText } from "./read-text";
import { TablePreview } from "./table-preview";

/** As much as is coloured without a pause. */
const MAX_BYTES = 100 * 1024;
const load = (url: string) => readText(url, MAX_BYTES);

interface TextPreviewProps {
  file: Previewed;
  kind: "markdown" | "table" | "code";
}

/** The beginning of a text: Markdown as a page, a table as a table, everything else as code in colour. */
export function TextPreview({ file, kind }: TextPreviewProps) {
  const t = useTranslations("panel");
  const formats = useFormats();
  const loaded = useLoaded(file.url, load);
  if (loaded === undefined || loaded === "failed") return <PreviewPending isFailed={loaded === "failed"} />;
  const { text, isCut } = loaded.data;
  const extension = /\.([^./]+)$/.exec(file.path)?.[1] ?? "";
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <section
        aria-label={file.path}
        className="thin-scroll max-h-[65dvh] min-w-0 overflow-auto rounded-lg border bg-card px-4 py-2 text-sm outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        {kind === "table" ? (
          <TablePreview name={file.path} text={text} isCut={isCut} />
        ) : (
          <Markdown text={kind === "markdown" ? text : fenced(text, extension)} />
        )}
      </section>
      {isCut ? (
        <p className="text-muted-foreground text-xs">{t("preview_cut", { size: formats.size(MAX_BYTES) })}</p>
      ) : null}
    </div>
  );
}
