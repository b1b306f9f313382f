"use client";

import { ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ExtraProps } from "streamdown";
import { Button } from "@/components/ui/button";

/**
 * An image in an answer. A remote one would tell its server who reads, and could carry words of the conversation in its
 * address: it is loaded only after a click, in a frame of its own, for our pages may load none (`lib/core/remote-image`).
 */
export function MarkdownImage(props: ExtraProps & { src?: unknown; alt?: unknown }) {
  const t = useTranslations("message");
  const [isWanted, setWanted] = useState(false);
  const url = typeof props.src === "string" ? URL.parse(props.src) : null;
  const alt = typeof props.alt === "string" && props.alt ? props.alt : t("image_alt");
  if (!url || !["http:", "https:"].includes(url.protocol)) return <span>{alt}</span>;
  if (isWanted) {
    return (
      <iframe
        src={`/api/remote-image?${new URLSearchParams({ src: url.href })}`}
        title={alt}
        sandbox=""
        referrerPolicy="no-referrer"
        className="h-80 w-full max-w-2xl rounded-xl border bg-white"
      />
    );
  }
  return (
    <Button variant="outline" size="sm" title={url.href} onClick={() => setWanted(true)} className="max-w-full">
      <ImageIcon aria-hidden />
      <span className="truncate">{t("image_blocked", { host: url.host })}</span>
    </Button>
  );
}
