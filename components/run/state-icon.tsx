import { Ban, CircleCheck, CircleHelp, CirclePause, CircleX } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/spinner";
import type { ToolState } from "./tool-state";

/** How a call stands, as a small sign; the words stand beside it. */
export function StateIcon({ state, className }: { state: ToolState; className?: string }) {
  switch (state) {
    case "running":
      return <Spinner className={cn("text-primary", className)} />;
    case "waiting":
      return <CirclePause aria-hidden className={cn("size-4 text-warning", className)} />;
    case "done":
      return <CircleCheck aria-hidden className={cn("size-4 text-success", className)} />;
    case "failed":
      return <CircleX aria-hidden className={cn("size-4 text-destructive", className)} />;
    case "unknown":
      return <CircleHelp aria-hidden className={cn("size-4 text-warning", className)} />;
    case "denied":
    case "interrupted":
      return <Ban aria-hidden className={cn("size-4 text-muted-foreground", className)} />;
  }
}
