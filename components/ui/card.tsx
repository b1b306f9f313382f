import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const Card = ({ className, ...props }: ComponentProps<"section">) => (
  <section className={cn("rounded-2xl border bg-card p-5 text-card-foreground sm:p-6", className)} {...props} />
);

/** The head of a card or a page section. */
export const CardHeader = (props: { title: ReactNode; text?: ReactNode; children?: ReactNode }) => (
  <header className="mb-5 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
    <div className="grid gap-1">
      <h2 className="font-semibold text-base leading-tight">{props.title}</h2>
      {props.text ? <p className="text-muted-foreground text-sm">{props.text}</p> : null}
    </div>
    {props.children}
  </header>
);
