"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

interface TagEditorProps {
  tags: string[];
  onTags: (tags: string[]) => void;
  /** The tag being written. */
  text: string;
  onText: (text: string) => void;
  /** Takes what is written for a tag. */
  onAdd: () => void;
}

/** Tags, each to be removed, and a field for more: Enter or a comma adds, Backspace in an empty field removes the last. */
export function TagEditor({ tags, onTags, text, onText, onAdd }: TagEditorProps) {
  const t = useTranslations("sidebar");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Backspace" && text === "") onTags(tags.slice(0, -1));
    if (!["Enter", ",", "，"].includes(event.key) || (event.key === "Enter" && text.trim() === "")) return;
    event.preventDefault();
    onAdd();
  };
  return (
    <div className="grid gap-2">
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="min-w-0">
              <Button
                variant="outline"
                size="sm"
                aria-label={t("tag_remove", { name: tag })}
                className="max-w-full gap-1 max-md:h-10"
                onClick={() => onTags(tags.filter((other) => other !== tag))}
              >
                <span className="truncate">{tag}</span> <X aria-hidden className="size-3" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Input
        value={text}
        maxLength={50}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={t("tag_add")}
        placeholder={t("tag_add")}
        aria-describedby="tag-hint"
      />
      <p id="tag-hint" className="text-muted-foreground text-xs">
        {t("tag_hint")}
      </p>
    </div>
  );
}
