"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";

interface MessageEditorProps {
  text: string;
  isSaving: boolean;
  /** A message with files may be without words. */
  mayBeEmpty: boolean;
  /** What is being rewritten, and what the keys do. */
  label: string;
  keys: string;
  onChange: (text: string) => void;
  onSave: () => void;
  /** Saves and asks for an answer to the new words; then Enter does this. */
  onSaveAndAnswer?: (() => void) | undefined;
  onCancel: () => void;
}

/** A message being rewritten in its place: Enter saves, Escape leaves it as it was. */
export function MessageEditor(props: MessageEditorProps) {
  const { text, isSaving, mayBeEmpty, label, keys, onChange, onSave, onSaveAndAnswer, onCancel } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const canSave = !isSaving && (mayBeEmpty || text.trim() !== "");
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // A word chosen in an input method also ends with Enter or Escape.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (canSave) (onSaveAndAnswer ?? onSave)();
    }
    if (event.key !== "Escape") return;
    // Escape also stops the answer at work; here it only leaves the editor.
    event.preventDefault();
    if (!isSaving) onCancel();
  };
  return (
    <div className="w-full max-w-[85%] self-end rounded-2xl rounded-br-md border border-ring bg-card ring-2 ring-ring/30 max-sm:max-w-full">
      <textarea
        ref={field}
        value={text}
        readOnly={isSaving}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        rows={1}
        maxLength={200_000}
        aria-label={label}
        aria-describedby="message-editor-keys"
        className="thin-scroll field-sizing-content block max-h-[40dvh] min-h-10 w-full resize-none bg-transparent px-4 pt-2.5 pb-1 text-base leading-relaxed outline-none sm:text-[0.9375rem]"
      />
      <div className="flex flex-wrap items-center justify-end gap-1.5 px-2 pb-2">
        <span id="message-editor-keys" className="mr-auto pl-2 text-muted-foreground text-xs max-sm:sr-only">
          {keys}
        </span>
        <EditorButtons
          isSaving={isSaving}
          canSave={canSave}
          onSave={onSave}
          onSaveAndAnswer={onSaveAndAnswer}
          onCancel={onCancel}
        />
      </div>
    </div>
  );
}

interface EditorButtonsProps extends Pick<MessageEditorProps, "isSaving" | "onSave" | "onSaveAndAnswer" | "onCancel"> {
  canSave: boolean;
}

function EditorButtons({ isSaving, canSave, onSave, onSaveAndAnswer, onCancel }: EditorButtonsProps) {
  const t = useTranslations();
  return (
    <>
      <Button variant="ghost" size="sm" disabled={isSaving} onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      <Button
        variant={onSaveAndAnswer ? "outline" : "default"}
        size="sm"
        aria-disabled={!canSave}
        onClick={() => canSave && onSave()}
      >
        {isSaving && !onSaveAndAnswer ? <Spinner className="size-3 text-primary-foreground" /> : null}{" "}
        {t("common.save")}
      </Button>
      {onSaveAndAnswer ? (
        <Button size="sm" aria-disabled={!canSave} onClick={() => canSave && onSaveAndAnswer()}>
          {isSaving ? <Spinner className="size-3 text-primary-foreground" /> : null} {t("message.save_and_answer")}
        </Button>
      ) : null}
    </>
  );
}
