"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";

interface SectionFormProps {
  title: string;
  text: string;
  submit?: string;
  isBusy: boolean;
  onSubmit: (form: FormData, element: HTMLFormElement) => void;
  children: ReactNode;
}

/** A section of the settings with its own save button. */
export function SectionForm({ title, text, submit, isBusy, onSubmit, children }: SectionFormProps) {
  const t = useTranslations("common");
  return (
    <Card>
      <CardHeader title={title} text={text} />
      <form
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget), event.currentTarget);
        }}
        className="grid gap-4"
      >
        {children}
        <div className="flex justify-end pt-1">
          <Button type="submit" disabled={isBusy}>
            {isBusy ? <Spinner className="text-primary-foreground" /> : null}
            {submit ?? t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
