import type { ReactNode } from "react";

interface PageHeaderProps {
  title: string;
  text: string;
  /** What can be done on this page, at the end of the line. */
  children?: ReactNode;
}

/** The head of a page of the settings or the administration. */
export const PageHeader = ({ title, text, children }: PageHeaderProps) => (
  <header className="flex flex-wrap items-start justify-between gap-3">
    <div className="grid max-w-xl gap-1">
      <h1 className="font-semibold text-lg">{title}</h1>
      <p className="text-muted-foreground text-sm">{text}</p>
    </div>
    {children}
  </header>
);
