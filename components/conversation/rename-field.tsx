"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Input } from "@/components/ui/input";

/** The name of a conversation, being changed in place. `onDone` gets the new name, or null when it was given up. */
export function RenameField({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const t = useTranslations("sidebar");
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useEffect(() => {
    // The menu that opened this gives its focus back first.
    const timer = setTimeout(() => field.current?.select(), 30);
    return () => clearTimeout(timer);
  }, []);

  const finish = (value: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value?.trim() || null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") finish(event.currentTarget.value);
    if (event.key === "Escape") finish(null);
    event.stopPropagation();
  };
  return (
    <Input
      ref={field}
      defaultValue={title}
      maxLength={200}
      aria-label={t("rename_label")}
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
      className="px-2.5"
    />
  );
}
