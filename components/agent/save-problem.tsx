"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";

interface SaveProblemProps {
  code: string | undefined;
  /** Saves what the form says over what somebody else saved meanwhile. */
  onForce: (form: FormData) => void;
}

/** Why an agent was not saved; where somebody else was faster, with the way to save it all the same. */
export function SaveProblem({ code, onForce }: SaveProblemProps) {
  const t = useTranslations("agent_settings");
  const errorText = useErrorText();
  if (code === undefined) return null;
  if (code !== "PRECONDITION_FAILED") {
    return <Notice tone="error">{code === "CONFLICT" ? t("name_taken") : errorText({ code })}</Notice>;
  }
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
