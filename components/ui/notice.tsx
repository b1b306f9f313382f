import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const LOOK = {
  info: { Icon: Info, classes: "border-border bg-muted/60 text-foreground", icon: "text-primary" },
  success: { Icon: CircleCheck, classes: "border-success/30 bg-success/8 text-foreground", icon: "text-success" },
  error: {
    Icon: CircleAlert,
    classes: "border-destructive/30 bg-destructive/7 text-foreground",
    icon: "text-destructive",
  },
} as const;

/** A message that stays on the page; errors are read aloud at once. */
export function Notice(props: {
  tone: keyof typeof LOOK;
  title?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { Icon, classes, icon } = LOOK[props.tone];
  return (
    <div
      role={props.tone === "error" ? "alert" : "status"}
      className={cn("flex gap-3 rounded-xl border px-4 py-3 text-sm", classes, props.className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", icon)} />
      <div className="grid min-w-0 flex-1 gap-1">
        {props.title ? <p className="font-medium">{props.title}</p> : null}
        {props.children}
      </div>
    </div>
  );
}
