"use client";

import { type RefObject, useEffect } from "react";

/** Keeps the end of a thread in sight when its room changes: the composer grows, a note appears, a keyboard opens. */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, near_end: number, scrollToEnd: () => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const wasAtEnd = element.scrollHeight - element.scrollTop - height <= near_end;
      height = element.clientHeight;
      if (wasAtEnd) scrollToEnd();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, near_end, scrollToEnd]);
}
