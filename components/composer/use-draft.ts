"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  type Draft,
  draftKey,
  EMPTY_DRAFT,
  isBlank,
  leaveDraft,
  readDraft,
  readSharedDraft,
  writeDraft,
} from "./draft";

export interface DraftControl {
  draft: Draft;
  change: (change: (draft: Draft) => Draft) => void;
  /** Shows an empty draft and answers the one before; it stays stored until `settle` or the next change. */
  take: () => Draft;
  /** What was taken is safe elsewhere. */
  settle: () => void;
}

/** A draft this page holds; `isOwn` once something was written here. */
interface Held {
  key: string;
  draft: Draft;
  isOwn: boolean;
}

/**
 * The message being written, kept per person and conversation across reloads. It moves along when a new conversation gets
 * its id. A tab in which nothing was written shows what another writes; one's own words are never replaced by another's.
 */
export function useDraft(user_id: string, conversation_id: string | null): DraftControl {
  const key = draftKey(user_id, conversation_id);
  const held = useRef<Held | null>(null);
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const hold = useCallback((next: Held) => {
    held.current = next;
    setDraft(next.draft);
  }, []);

  useEffect(() => {
    const before = held.current;
    if (before?.key === key) return;
    if (!before) return hold({ key, ...readDraft(key) });
    writeDraft(before.key, EMPTY_DRAFT);
    writeDraft(key, before.draft);
    hold({ ...before, key });
  }, [key, hold]);

  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      const mine = held.current;
      if (!mine || event.key !== mine.key || event.storageArea !== localStorage) return;
      const shared = readSharedDraft(mine.key);
      if (!mine.isOwn) hold({ ...mine, draft: shared });
      // Sent or emptied elsewhere; this tab's own words are still being written.
      else if (isBlank(shared) && !isBlank(mine.draft)) writeDraft(mine.key, mine.draft);
    };
    window.addEventListener("storage", onStorage);
    return () => {
      window.removeEventListener("storage", onStorage);
      if (held.current) leaveDraft(held.current.key);
    };
  }, [hold]);

  const control = useMemo(
    () => ({
      change: (change: (draft: Draft) => Draft) => {
        const before = held.current ?? { key, draft: EMPTY_DRAFT };
        const changed = change(before.draft);
        hold({ key: before.key, draft: changed, isOwn: true });
        writeDraft(before.key, changed);
      },
      take: () => {
        const before = held.current ?? { key, draft: EMPTY_DRAFT };
        hold({ key: before.key, draft: { ...EMPTY_DRAFT, agent_id: before.draft.agent_id }, isOwn: true });
        return before.draft;
      },
      settle: () => {
        if (held.current) writeDraft(held.current.key, held.current.draft);
      },
    }),
    [key, hold],
  );
  return { draft, ...control };
}
