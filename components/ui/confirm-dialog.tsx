"use client";

import { useTranslations } from "next-intl";
import { AlertDialog as Radix } from "radix-ui";
import { buttonVariants } from "./button";

interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description: string;
  confirm: string;
  isDestructive?: boolean;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone at once. */
export function ConfirmDialog({ open, onClose, title, description, confirm, ...props }: ConfirmDialogProps) {
  const t = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="data-[state=open]:fade-in-0 fixed inset-0 z-50 bg-black/45 data-[state=open]:animate-in" />
        <Radix.Content className="data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 fixed top-1/2 left-1/2 z-50 grid w-[calc(100%-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 gap-5 rounded-2xl border bg-popover p-6 shadow-soft outline-none data-[state=open]:animate-in">
          <div className="grid gap-1.5">
            <Radix.Title className="font-semibold text-lg leading-tight">{title}</Radix.Title>
            <Radix.Description className="text-muted-foreground text-sm">{description}</Radix.Description>
          </div>
          <div className="flex justify-end gap-2">
            <Radix.Cancel className={buttonVariants({ variant: "outline" })}>{t("cancel")}</Radix.Cancel>
            <Radix.Action
              onClick={props.onConfirm}
              className={buttonVariants({ variant: props.isDestructive ? "destructive" : "default" })}
            >
              {confirm}
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
