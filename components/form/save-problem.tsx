"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { PublicError } from "@/lib/protocol/envelope";

interface SaveProblemProps {
  error: PublicError | null;
  /** What the form has to say to it; without it, the error's own words. */
  text?: string | undefined;
  /** Saves what the form says over what somebody else saved meanwhile. */
  onForce: (form: FormData) => void;
}

/** Why a form was not saved; where somebody else was faster, with the way to save it all the same. */
export function SaveProblem({ error, text, onForce }: SaveProblemProps) {
  const t = useTranslations("common");
  const errorText = useErrorText();
  if (!error) return null;
  if (error.code !== "PRECONDITION_FAILED") return <Notice tone="error">{text ?? errorText(error)}</Notice>;
  return (
    <Notice tone="error">
      {t("conflict")}
      <Button
        variant="outline"
        size="sm"
        className="mt-1 justify-self-start"
        onClick={({ currentTarget: { form } }) => form && onForce(new FormData(form))}
      >
        {t("save_anyway")}
      </Button>
    </Notice>
  );
}
