import { type RefObject, useEffect, useRef } from "react";
import type { Draft } from "./draft";

/**
 * Takes over what was typed into the field before the page's program had loaded, on a slow network: the field shows it, and
 * nobody has told us of it. It comes behind a draft that was stored.
 */
export function useTypedEarly(
  field: RefObject<HTMLTextAreaElement | null>,
  onChange: (change: (draft: Draft) => Draft) => void,
): void {
  const isTaken = useRef(false);
  useEffect(() => {
    const typed = isTaken.current ? "" : (field.current?.value ?? "");
    isTaken.current = true;
    if (typed === "") return;
    // Behind the effect that reads the stored draft.
    queueMicrotask(() => onChange((draft) => ({ ...draft, text: withTyped(draft.text, typed) })));
  }, [field, onChange]);
}

const withTyped = (text: string, typed: string): string => {
  if (text === typed) return text;
  return text === "" ? typed : `${text}\n${typed}`;
};
