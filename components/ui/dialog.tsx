"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

interface DialogProps {
  /** Left out by one that is there only while it is open. */
  open?: boolean;
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A modal dialog; on a phone it fills the lower edge of the screen. */
export function Dialog({ open = true, onClose, title, description, className, children }: DialogProps) {
  const t = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="data-[state=open]:fade-in-0 fixed inset-0 z-50 bg-black/45 data-[state=open]:animate-in" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "thin-scroll data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 fixed z-50 grid max-h-[92dvh] w-full gap-4 overflow-y-auto border bg-popover p-5 text-popover-foreground shadow-soft outline-none data-[state=open]:animate-in",
            "inset-x-0 bottom-0 rounded-t-2xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl sm:p-6",
            className,
          )}
        >
          <header className="grid gap-1 pr-8">
            <Radix.Title className="font-semibold text-lg leading-tight">{title}</Radix.Title>
            {description ? (
              <Radix.Description className="text-muted-foreground text-sm">{description}</Radix.Description>
            ) : null}
          </header>
          {children}
          <Radix.Close
            aria-label={t("close")}
            className="absolute top-4 right-4 flex size-8 items-center justify-center rounded-md text-muted-foreground outline-none hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
