"use client";

import { type RefObject, useEffect } from "react";

/** Where a person is not in the middle of anything: nowhere, on the page as a whole, or in an empty field. */
function isIdle(active: Element | null): boolean {
  if (active === null || active === document.body || active.id === "content") return true;
  return active instanceof HTMLTextAreaElement && active.value === "";
}

/**
 * Takes the focus to a question as it appears, unless its person is busy elsewhere. To the question itself, never to a
 * button: a key that was meant for what was there before allows nothing.
 */
export function useFocusWhenAsked(place: RefObject<HTMLElement | null>, isAsking: boolean): void {
  useEffect(() => {
    if (!isAsking) return;
    // After the page has put the focus where it begins.
    const timer = setTimeout(() => {
      if (isIdle(document.activeElement)) place.current?.focus();
    });
    return () => clearTimeout(timer);
  }, [place, isAsking]);
}
