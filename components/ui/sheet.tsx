"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side: "left" | "right";
  /** Read aloud; the sheet's own content shows what it is. */
  label: string;
  children: ReactNode;
}

/** A drawer from the edge of the screen, for the side columns on a phone. */
export const Sheet = ({ open, onOpenChange, side, label, children }: SheetProps) => (
  <Radix.Root open={open} onOpenChange={onOpenChange}>
    <Radix.Portal>
      <Radix.Overlay className="data-[state=open]:fade-in-0 fixed inset-0 z-40 bg-black/45 data-[state=open]:animate-in" />
      <Radix.Content
        aria-describedby={undefined}
        tabIndex={-1}
        onOpenAutoFocus={(event) => {
          // Not the first field: on a phone that would bring up the keyboard.
          event.preventDefault();
          if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        }}
        className={cn(
          "fixed inset-y-0 z-50 flex w-[min(20rem,86vw)] flex-col border bg-sidebar text-sidebar-foreground shadow-soft outline-none data-[state=open]:animate-in",
          side === "left"
            ? "data-[state=open]:slide-in-from-left left-0 border-l-0"
            : "data-[state=open]:slide-in-from-right right-0 w-[min(24rem,92vw)] border-r-0",
        )}
      >
        <Radix.Title className="sr-only">{label}</Radix.Title>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
