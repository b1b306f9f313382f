"use client";

import { useEffect, useRef } from "react";
import { isTyping, SHORTCUTS, type ShortcutName } from "./shortcuts";

/** Calls `run` when the shortcut is pressed; `run` answers false to let the key through. */
export function useShortcut(name: ShortcutName, run: () => unknown): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const shortcut = SHORTCUTS.find((candidate) => candidate.name === name);
      if (!shortcut?.matches(event, isTyping(event.target))) return;
      if (latest.current() !== false) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [name]);
}
