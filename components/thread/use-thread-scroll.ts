"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { MessageRow } from "@/components/message/message-rows";
import { useStayAtEnd } from "./use-stay-at-end";

/** Pixels from the end that still count as the end. */
const NEAR_END = 96;
/** Pixels from the start at which older messages are fetched. */
const NEAR_START = 600;
const ESTIMATED_ROW = 160;

interface ThreadScrollParts {
  rows: MessageRow[];
  /** Whether the end is followed while it is in sight. */
  follows: boolean;
  /** Pixels between two rows. */
  gap: number;
  onNearStart: () => void;
}

/** The rows in sight of a thread that starts and stays at its end until the person scrolls up. */
export function useThreadScroll({ rows, follows, gap, onNearStart }: ThreadScrollParts) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    anchorTo: "end",
    followOnAppend: follows,
    scrollEndThreshold: NEAR_END,
    paddingStart: 24,
    paddingEnd: 24,
    gap,
  });
  const scrollToEnd = useCallback(() => virtualizer.scrollToEnd(), [virtualizer]);

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current || rows.length === 0) return;
    isFirst.current = false;
    scrollToEnd();
  }, [rows.length, scrollToEnd]);

  // One's own message is always brought into view.
  const newest = rows.at(-1);
  useEffect(() => {
    if (newest?.kind === "outgoing") scrollToEnd();
  }, [newest, scrollToEnd]);

  // Also after rows were measured, which scrolls without a scroll event.
  useEffect(() => setAtEnd(virtualizer.isAtEnd(NEAR_END)));
  useStayAtEnd(scroller, NEAR_END, scrollToEnd);

  const onScroll = () => {
    setAtEnd(virtualizer.isAtEnd(NEAR_END));
    if ((scroller.current?.scrollTop ?? 0) < NEAR_START) onNearStart();
  };
  return { scroller, virtualizer, isAtEnd, onScroll };
}
