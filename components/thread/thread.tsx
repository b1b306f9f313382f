"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { Rewrite } from "@/components/message/message-changes";
import type { MessageRow } from "@/components/message/message-rows";
import { useChatData } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import { type RowActions, ThreadRow } from "./thread-row";
import type { useEarlierMessages } from "./use-earlier-messages";
import { useThreadScroll } from "./use-thread-scroll";

interface ThreadProps {
  rows: MessageRow[];
  actions: RowActions;
  edit: QueuedEdit | null;
  rewrite: Rewrite | null;
  earlier: ReturnType<typeof useEarlierMessages>;
}

/** The messages, as a virtual list that starts and stays at its end until the person scrolls up. */
export function Thread({ rows, earlier, ...shown }: ThreadProps) {
  const t = useTranslations("chat");
  const { user, agents } = useChatData();
  const display = user.preferences?.message_display;
  const { scroller, virtualizer, isAtEnd, onScroll } = useThreadScroll({
    rows,
    follows: display?.auto_scroll ?? true,
    gap: display?.message_grouping ? 0 : 12,
    onNearStart: () => {
      if (earlier.hasEarlier) void earlier.loadEarlier();
    },
  });
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        onScroll={onScroll}
        aria-label={t("thread")}
        {...focusable}
        className="thin-scroll h-full overflow-y-auto overflow-x-hidden outline-none [overflow-anchor:none] focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
      >
        {earlier.isLoadingEarlier ? <LoadingEarlier /> : null}
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
                  <ThreadRow row={row} agents={agents} showTime={display?.show_timestamps ?? true} {...shown} />
                </div>
              </li>
            ) : null;
          })}
        </ol>
      </section>
      <JumpToEnd isAtEnd={isAtEnd} onJump={() => virtualizer.scrollToEnd({ behavior: "smooth" })} />
    </div>
  );
}

/** A region that scrolls must be reachable by keyboard. */
const focusable = { tabIndex: 0 };

function LoadingEarlier() {
  const t = useTranslations("chat");
  return (
    <p className="absolute inset-x-0 top-2 z-10 mx-auto flex w-fit items-center gap-2 rounded-full border bg-popover px-3 py-1 text-muted-foreground text-xs shadow-soft">
      <Spinner className="size-3" /> {t("load_earlier")}
    </p>
  );
}

function JumpToEnd({ isAtEnd, onJump }: { isAtEnd: boolean; onJump: () => void }) {
  const t = useTranslations("chat");
  return (
    <Button
      variant="outline"
      size="sm"
      tabIndex={isAtEnd ? -1 : 0}
      aria-hidden={isAtEnd}
      onClick={onJump}
      className={cn(
        "absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-popover shadow-soft transition-opacity",
        isAtEnd && "pointer-events-none opacity-0",
      )}
    >
      <ArrowDown aria-hidden /> {t("jump_latest")}
    </Button>
  );
}
