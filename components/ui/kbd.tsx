/** One key of a keyboard shortcut. */
export const Kbd = ({ children }: { children: string }) => (
  <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-b-2 bg-muted px-1.5 font-sans text-muted-foreground text-xs">
    {children}
  </kbd>
);
