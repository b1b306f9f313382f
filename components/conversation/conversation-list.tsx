"use client";

import { usePathname } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { groupConversations } from "./conversation-groups";
import { ConversationItem } from "./conversation-item";
import { type ListFilter, useConversations } from "./use-conversations";

/** The person's conversations in groups by age; more pages are loaded when the end comes into view. */
export function ConversationList({ onNavigate }: { onNavigate?: () => void }) {
  const t = useTranslations("sidebar");
  const now = useNow();
  const timeZone = useTimeZone() ?? "UTC";
  const pathname = usePathname();
  const { conversations, filter, status, has_next, loadMore, setFilter } = useConversations();
  const groups = groupConversations(conversations, now, timeZone);

  if (status === "failed" && conversations.length === 0) {
    return (
      <div className="grid justify-items-start gap-2 px-4 py-6 text-muted-foreground text-sm">
        <p role="alert">{t("load_failed")}</p>
        <RetryButton onRetry={() => setFilter(filter)} />
      </div>
    );
  }
  return (
    <div className="thin-scroll min-h-0 flex-1 overflow-y-auto px-2 pb-3">
      {groups.map(({ name, conversations: members }) => (
        <section key={name} aria-label={t(name)} className="mt-3">
          <h2 className="px-3 pb-1 font-medium text-muted-foreground text-xs">{t(name)}</h2>
          <ul className="grid grid-cols-1 gap-0.5">
            {members.map((conversation) => (
              <ConversationItem
                key={conversation.conversation_id}
                conversation={conversation}
                isActive={pathname === `/c/${conversation.conversation_id}`}
                onNavigate={onNavigate}
              />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && status !== "loading" ? (
        <p className="px-3 py-6 text-muted-foreground text-sm">{t(emptyText(filter))}</p>
      ) : null}
      {status === "loading" ? (
        <div className="flex justify-center py-3">
          <Spinner />
        </div>
      ) : null}
      {has_next ? <EndMarker key={conversations.length} onSeen={loadMore} /> : null}
    </div>
  );
}

function emptyText({ search, is_archived, is_pinned, tags }: ListFilter) {
  if (search) return "no_match";
  if (is_pinned || tags.length > 0) return "no_filter_match";
  return is_archived ? "empty_archived" : "empty";
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("common");
  return (
    <Button variant="outline" size="sm" onClick={onRetry}>
      {t("retry")}
    </Button>
  );
}

/** Calls `onSeen` when the end of the list comes near. */
function EndMarker({ onSeen }: { onSeen: () => void }) {
  const marker = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    const element = marker.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) seen.current();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={marker} className="h-4" />;
}
