"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { Rewrite } from "@/components/message/message-changes";
import type { MessageRow } from "@/components/message/message-rows";
import { useChatData } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { type RowActions, ThreadRow } from "./thread-row";
import { useStayAtEnd } from "./use-stay-at-end";

interface ThreadProps {
  rows: MessageRow[];
  actions: RowActions;
  edit: QueuedEdit | null;
  rewrite: Rewrite | null;
  hasEarlier: boolean;
  isLoadingEarlier: boolean;
  onLoadEarlier: () => void;
}

/** Pixels from the end that still count as the end. */
const NEAR_END = 96;
/** Pixels from the start at which older messages are fetched. */
const NEAR_START = 600;
const ESTIMATED_ROW = 160;

/** The messages, as a virtual list that starts and stays at its end until the person scrolls up. */
export function Thread({ rows, actions, edit, rewrite, hasEarlier, isLoadingEarlier, onLoadEarlier }: ThreadProps) {
  const t = useTranslations("chat");
  const { user, agents } = useChatData();
  const display = user.preferences?.message_display;
  const follows = display?.auto_scroll ?? true;
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
    gap: display?.message_grouping ? 0 : 12,
  });

  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current || rows.length === 0) return;
    isFirst.current = false;
    virtualizer.scrollToEnd();
  }, [rows.length, virtualizer]);

  // One's own message is always brought into view.
  const newest = rows.at(-1);
  useEffect(() => {
    if (newest?.kind === "outgoing") virtualizer.scrollToEnd();
  }, [newest, virtualizer]);

  // Also after rows were measured, which scrolls without a scroll event.
  useEffect(() => setAtEnd(virtualizer.isAtEnd(NEAR_END)));

  useStayAtEnd(
    scroller,
    NEAR_END,
    useCallback(() => virtualizer.scrollToEnd(), [virtualizer]),
  );

  const onScroll = () => {
    setAtEnd(virtualizer.isAtEnd(NEAR_END));
    if (hasEarlier && (scroller.current?.scrollTop ?? 0) < NEAR_START) onLoadEarlier();
  };

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        onScroll={onScroll}
        aria-label={t("thread")}
        {...focusable}
        className="thin-scroll h-full overflow-y-auto overflow-x-hidden outline-none [overflow-anchor:none] focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
      >
        {isLoadingEarlier ? (
          <p className="absolute inset-x-0 top-2 z-10 mx-auto flex w-fit items-center gap-2 rounded-full border bg-popover px-3 py-1 text-muted-foreground text-xs shadow-soft">
            <Spinner className="size-3" /> {t("load_earlier")}
          </p>
        ) : null}
        <ol className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return row ? (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <div className="mx-auto w-full max-w-3xl px-4 sm:px-6">
                  <ThreadRow
                    row={row}
                    agents={agents}
                    actions={actions}
                    showTime={display?.show_timestamps ?? true}
                    edit={edit}
                    rewrite={rewrite}
                  />
                </div>
              </li>
            ) : null;
          })}
        </ol>
      </section>
      <Button
        variant="outline"
        size="sm"
        tabIndex={isAtEnd ? -1 : 0}
        aria-hidden={isAtEnd}
        onClick={() => virtualizer.scrollToEnd({ behavior: "smooth" })}
        className={cn(
          "absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-popover shadow-soft transition-opacity",
          isAtEnd && "pointer-events-none opacity-0",
        )}
      >
        <ArrowDown aria-hidden /> {t("jump_latest")}
      </Button>
    </div>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };
