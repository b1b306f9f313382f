import type { ComponentProps } from "react";
import { cn } from "./cn";

export const fieldClasses =
  "w-full min-w-0 rounded-lg border border-input bg-card px-3 text-sm text-foreground outline-none transition-shadow placeholder:text-muted-foreground focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/40 disabled:opacity-50 aria-invalid:border-destructive aria-invalid:ring-destructive/30";

export const Input = ({ className, type = "text", ...props }: ComponentProps<"input">) => (
  <input type={type} className={cn(fieldClasses, "h-9 max-sm:h-10 max-sm:text-base", className)} {...props} />
);
