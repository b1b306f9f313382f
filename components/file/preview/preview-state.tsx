"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Undefined while it comes. */
export type Loaded<Data> = { data: Data } | "failed" | undefined;

/** What `load` gives, begun anew with every other `url`; what comes for an earlier one is let go of by `release`. */
export function useLoaded<Data>(url: string, load: (url: string) => Promise<Data>, release?: (data: Data) => void) {
  const [loaded, setLoaded] = useState<Loaded<Data>>();
  useEffect(() => {
    let isWanted = true;
    let held: Data | undefined;
    setLoaded(undefined);
    load(url).then(
      (data) => {
        if (!isWanted) return release?.(data);
        held = data;
        setLoaded({ data });
      },
      () => isWanted && setLoaded("failed"),
    );
    return () => {
      isWanted = false;
      if (held !== undefined) release?.(held);
    };
  }, [url, load, release]);
  return loaded;
}

/** What stands there before a preview, or instead of it. */
export function PreviewPending({ isFailed }: { isFailed: boolean }) {
  const t = useTranslations("panel");
  if (!isFailed) return <Skeleton className="h-48 w-full" />;
  return (
    <p role="alert" className="text-muted-foreground text-sm">
      {t("preview_failed")}
    </p>
  );
}

/** Why there is nothing to see. */
export const PreviewNote = ({ children }: { children: string }) => (
  <p className="rounded-lg border border-dashed px-4 py-8 text-center text-muted-foreground text-sm">{children}</p>
);
