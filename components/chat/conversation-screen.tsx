"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConversationView } from "@/lib/protocol/view";
import { ConversationPane } from "./conversation-pane";

const idOf = (pathname: string): string | null => /^\/c\/([^/]+)$/.exec(pathname)?.[1] ?? null;

/**
 * The page of a conversation, or of none yet. A conversation that is made here changes the address in place; going
 * back to `/` afterwards starts afresh although Next still shows the same page.
 */
export function ConversationScreen({ initial }: { initial: { view: ConversationView; has_more: boolean } | null }) {
  const router = useRouter();
  const address = idOf(usePathname());
  const made = useRef<string | null>(null);
  const [session, setSession] = useState(0);
  const given = initial?.view.conversation_id ?? null;

  const onCreated = useCallback((conversation_id: string) => {
    made.current = conversation_id;
    window.history.replaceState(null, "", `/c/${conversation_id}`);
  }, []);

  const isLeft = given === null && address === null && made.current !== null;
  const isElsewhere = given === null && address !== null && made.current !== address;
  useEffect(() => {
    if (isLeft) {
      made.current = null;
      setSession((value) => value + 1);
    }
    // Back and forward can bring an address whose page was never loaded from the server.
    if (isElsewhere) router.refresh();
  }, [isLeft, isElsewhere, router]);

  if (isElsewhere) return <PaneSkeleton />;
  return <ConversationPane key={`${given}-${session}`} initial={initial} onCreated={onCreated} />;
}

/** The shape of a thread that is on its way. */
export const PaneSkeleton = () => (
  <main id="content" aria-busy="true" className="flex min-w-0 flex-1 flex-col">
    <div className="h-13 px-4 py-4">
      <Skeleton className="h-5 w-40" />
    </div>
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-6 px-4 py-6 sm:px-6">
      <Skeleton className="h-11 w-2/5 self-end rounded-2xl" />
      <div className="grid gap-3">
        <Skeleton className="h-5 w-1/3" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    </div>
    <div className="mx-auto w-full max-w-3xl px-3 pb-5 sm:px-6">
      <Skeleton className="h-24 w-full rounded-2xl" />
    </div>
  </main>
);
