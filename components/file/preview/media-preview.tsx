"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { PreviewPending, useLoaded } from "./preview-state";
import type { Previewed } from "./previewed";

const MAX_BYTES = 100 * 1024 * 1024;
const release = (address: string) => URL.revokeObjectURL(address);

interface MediaPreviewProps {
  file: Previewed;
  kind: "image" | "audio" | "video";
}

/**
 * A picture, a sound or a film. Its bytes are held by the page under an address of their own, because the server only
 * gives them as a download; a drawing with scripts is a picture like any other there, and runs nothing.
 */
export function MediaPreview({ file, kind }: MediaPreviewProps) {
  const t = useTranslations("panel");
  if (file.size > MAX_BYTES) return <p className="text-muted-foreground text-sm">{t("preview_too_large")}</p>;
  return <HeldMedia file={file} kind={kind} />;
}

function HeldMedia({ file, kind }: MediaPreviewProps) {
  const { media_type } = file;
  const load = useCallback(
    async (url: string) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`status ${response.status}`);
      return URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: media_type }));
    },
    [media_type],
  );
  const loaded = useLoaded(file.url, load, release);
  if (loaded === undefined || loaded === "failed") return <PreviewPending isFailed={loaded === "failed"} />;
  const { data: src } = loaded;
  if (kind === "audio") {
    return (
      <audio src={src} controls aria-label={file.path} className="w-full">
        <track kind="captions" />
      </audio>
    );
  }
  if (kind === "video") {
    return (
      <video src={src} controls aria-label={file.path} className="max-h-[65dvh] w-full rounded-lg bg-black">
        <track kind="captions" />
      </video>
    );
  }
  return (
    <img src={src} alt={file.path} className="mx-auto max-h-[65dvh] max-w-full rounded-lg border object-contain" />
  );
}
