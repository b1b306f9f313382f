import type { LucideIcon } from "lucide-react";

interface EmptyStateProps {
  Icon: LucideIcon;
  title: string;
  text: string;
}

/** A page with nothing on it yet: what will be here, and what it is good for. */
export const EmptyState = ({ Icon, title, text }: EmptyStateProps) => (
  <section className="grid justify-items-center gap-3 rounded-2xl border border-dashed bg-card px-6 py-12 text-center">
    <span className="flex size-12 items-center justify-center rounded-full bg-primary/10 text-primary">
      <Icon aria-hidden className="size-5" />
    </span>
    <h2 className="font-semibold">{title}</h2>
    <p className="max-w-lg text-balance text-muted-foreground text-sm leading-relaxed">{text}</p>
  </section>
);
