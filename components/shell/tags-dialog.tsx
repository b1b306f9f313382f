"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";

const MOST_TAGS = 20;

interface TagsDialogProps {
  title: string;
  tags: string[];
  onSave: (tags: string[]) => void;
  onClose: () => void;
}

/** The tags of a conversation: Enter or a comma adds the one being written, Backspace in an empty field removes the last. */
export function TagsDialog({ title, tags: given, onSave, onClose }: TagsDialogProps) {
  const t = useTranslations();
  const [tags, setTags] = useState(given);
  const [text, setText] = useState("");

  const withText = () =>
    [...new Set([...tags, ...text.split(/[,，]/).flatMap((tag) => tag.trim() || [])])].slice(0, MOST_TAGS);
  const add = () => {
    setTags(withText());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Backspace" && text === "") setTags(tags.slice(0, -1));
    if (!["Enter", ",", "，"].includes(event.key) || (event.key === "Enter" && text.trim() === "")) return;
    event.preventDefault();
    add();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t("sidebar.tags_title", { title })}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(withText());
          onClose();
        }}
      >
        <div className="grid gap-2">
          {tags.length > 0 ? (
            <ul className="flex flex-wrap gap-1.5">
              {tags.map((tag) => (
                <li key={tag} className="min-w-0">
                  <Button
                    type="button"
                    variant="outline"
                    size="sm"
                    aria-label={t("sidebar.tag_remove", { name: tag })}
                    className="max-w-full gap-1 max-md:h-10"
                    onClick={() => setTags(tags.filter((other) => other !== tag))}
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
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            aria-label={t("sidebar.tag_add")}
            placeholder={t("sidebar.tag_add")}
            aria-describedby="tag-hint"
          />
          <p id="tag-hint" className="text-muted-foreground text-xs">
            {t("sidebar.tag_hint")}
          </p>
        </div>
        <div className="flex justify-end gap-2">
          <Button type="button" variant="ghost" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit">{t("common.save")}</Button>
        </div>
      </form>
    </Dialog>
  );
}
