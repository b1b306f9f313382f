import type { ReactNode } from "react";

/** A list with nothing in it. */
export const EmptyNote = ({ children }: { children: ReactNode }) => (
  <p className="rounded-2xl border border-dashed px-6 py-10 text-center text-muted-foreground text-sm">{children}</p>
);
