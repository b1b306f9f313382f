"use client";

import { useTranslations } from "next-intl";
import type { ClipboardEvent, KeyboardEvent, RefObject } from "react";

interface ComposerFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
  onFiles: (files: File[]) => void;
}

/** The words of a message: Enter sends, Shift+Enter begins a new line, pasted files are attached. */
export function ComposerField({ field, text, onText, onEnter, onFiles }: ComposerFieldProps) {
  const t = useTranslations("composer");
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends an input method's composition chooses a word; 229 is how Safari says so.
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    event.preventDefault();
    onEnter();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    onFiles(pasted);
  };
  return (
    <textarea
      ref={field}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      rows={1}
      maxLength={200_000}
      aria-label={t("label")}
      placeholder={t("placeholder_short")}
      title={t("placeholder")}
      className="thin-scroll field-sizing-content block max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-base leading-relaxed outline-none placeholder:text-muted-foreground sm:text-[0.9375rem]"
    />
  );
}
