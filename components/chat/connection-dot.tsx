"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import type { ConnectionState, TransportKind } from "@/lib/protocol/client/event-transport";

const COLOR: Record<ConnectionState, string> = {
  open: "bg-success",
  connecting: "bg-muted-foreground/50",
  reconnecting: "bg-warning motion-safe:animate-pulse",
  signed_out: "bg-destructive",
  gone: "bg-destructive",
  closed: "bg-muted-foreground/50",
};

/** A quiet sign of how the page is tied to the server; says by what when asked. */
export function ConnectionDot({ connection, kind }: { connection: ConnectionState; kind: TransportKind | null }) {
  const t = useTranslations("chat");
  const label = kind === null ? t(`connection_${connection}`) : t(`live_${kind}`);
  return (
    <Tooltip label={label} side="bottom">
      <span
        role="img"
        aria-label={label}
        data-testid="connection"
        data-state={connection}
        data-kind={kind ?? undefined}
        className="flex size-8 shrink-0 items-center justify-center"
      >
        <span className={cn("size-2 rounded-full", COLOR[connection])} />
      </span>
    </Tooltip>
  );
}
