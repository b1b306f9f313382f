"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";

interface FormDialogProps {
  title: ReactNode;
  description?: ReactNode;
  submitLabel: string;
  isBusy: boolean;
  /** What is filled in cannot be sent yet. */
  isIncomplete?: boolean;
  isDestructive?: boolean;
  onSubmit: (form: FormData) => void;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/** A dialog that asks for something: fields, and below them a way out and a way on. */
export function FormDialog({ title, description, className, onSubmit, onClose, children, ...footer }: FormDialogProps) {
  const t = useTranslations("common");
  const { submitLabel, isBusy, isIncomplete = false, isDestructive = false } = footer;
  return (
    <Dialog onClose={onClose} title={title} description={description} className={className}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
        className="grid min-w-0 gap-4"
      >
        {children}
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="outline" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant={isDestructive ? "destructive" : "default"} disabled={isBusy || isIncomplete}>
            {isBusy ? <Spinner className="text-primary-foreground" /> : null}
            {submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
