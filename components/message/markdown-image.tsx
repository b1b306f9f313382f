"use client";

import { ImageIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ExtraProps } from "streamdown";
import { Button } from "@/components/ui/button";

/** An image in an answer. A remote one would tell its server who reads: it is loaded only after a click. */
export function MarkdownImage(props: ExtraProps & { src?: unknown; alt?: unknown }) {
  const t = useTranslations("message");
  const [isWanted, setWanted] = useState(false);
  const url = typeof props.src === "string" ? URL.parse(props.src) : null;
  const alt = typeof props.alt === "string" && props.alt ? props.alt : t("image_alt");
  if (!url || !["http:", "https:"].includes(url.protocol)) return <span>{alt}</span>;
  if (isWanted) {
    return (
      <img
        src={url.href}
        alt={alt}
        referrerPolicy="no-referrer"
        className="max-h-[32rem] max-w-full rounded-xl border"
      />
    );
  }
  return (
    <Button variant="outline" size="sm" onClick={() => setWanted(true)} className="max-w-full">
      <ImageIcon aria-hidden />
      <span className="truncate">{t("image_blocked", { host: url.host })}</span>
    </Button>
  );
}
