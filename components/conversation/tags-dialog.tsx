"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { TagEditor } from "./tag-editor";

const MOST_TAGS = 20;

interface TagsDialogProps {
  title: string;
  tags: string[];
  onSave: (tags: string[]) => void;
  onClose: () => void;
}

/** The tags of a conversation; one still being written is saved with them. */
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
  const submit = () => {
    onSave(withText());
    onClose();
  };
  return (
    <FormDialog
      title={t("sidebar.tags_title", { title })}
      submitLabel={t("common.save")}
      isBusy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <TagEditor tags={tags} onTags={setTags} text={text} onText={setText} onAdd={add} />
    </FormDialog>
  );
}
