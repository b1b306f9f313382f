"use client";

import { useCallback, useEffect, useState } from "react";

const keyOf = (conversation_id: string | null) => `alma:draft:${conversation_id ?? "new"}`;

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the page.
  }
}

/** The text being written, kept per conversation across reloads. It moves along when a new conversation gets its id. */
export function useDraft(conversation_id: string | null): [string, (text: string) => void] {
  const key = keyOf(conversation_id);
  const [draft, setDraft] = useState<{ key: string; text: string } | null>(null);

  useEffect(() => {
    setDraft((current) => {
      if (current === null) return { key, text: read(key) };
      if (current.key === key) return current;
      write(current.key, "");
      write(key, current.text);
      return { ...current, key };
    });
  }, [key]);

  const setText = useCallback(
    (text: string) => {
      setDraft({ key, text });
      write(key, text);
    },
    [key],
  );
  return [draft?.text ?? "", setText];
}
