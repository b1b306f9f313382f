"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { fenced } from "@/components/message/fenced";
import { Markdown } from "@/components/message/markdown";
import { visibleText } from "@/components/run/visible-text";
import { Skeleton } from "@/components/ui/skeleton";
import { type CurrentText, loadCurrentText } from "@/lib/protocol/client/current-text";
import { TextDiff } from "./text-diff";

interface FileChangeProps {
  path: string;
  /** The part that is replaced; null where the whole file is. */
  before: string | null;
  after: string;
  /** The open question about it: only then is the file still what it was before. */
  approval_id: string | null;
}

/** A file that is written: against what it is now while its person is asked, otherwise what was written to it. */
export function FileChange({ path, before, after, approval_id }: FileChangeProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <p className="font-mono text-muted-foreground text-xs [overflow-wrap:anywhere]">{path}</p>
      {before !== null ? (
        <TextDiff before={before} after={after} />
      ) : approval_id ? (
        <AgainstCurrent path={path} after={after} approval_id={approval_id} />
      ) : (
        <NewText path={path} text={after} />
      )}
    </div>
  );
}

function AgainstCurrent({ path, after, approval_id }: { path: string; after: string; approval_id: string }) {
  const t = useTranslations("approval");
  const [current, setCurrent] = useState<CurrentText | null>(null);
  useEffect(() => {
    let isGone = false;
    void loadCurrentText(approval_id, path).then((found) => {
      if (!isGone) setCurrent(found);
    });
    return () => {
      isGone = true;
    };
  }, [approval_id, path]);
  if (current === null) return <Skeleton className="h-16" />;
  if (current.kind === "text") return <TextDiff before={current.text} after={after} />;
  return (
    <>
      <p className="text-muted-foreground text-xs">{t(current.kind === "none" ? "new_file" : "not_compared")}</p>
      <NewText path={path} text={after} />
    </>
  );
}

const NewText = ({ path, text }: { path: string; text: string }) => (
  <Markdown text={fenced(visibleText(text), /\.([\w+#-]{1,12})$/.exec(path)?.[1] ?? "text")} lineNumbers />
);
