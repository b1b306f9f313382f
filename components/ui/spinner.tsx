import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** Something is going on; say what in text beside it. */
export const Spinner = ({ className }: { className?: string }) => (
  <LoaderCircle aria-hidden className={cn("size-4 animate-spin text-muted-foreground", className)} />
);
