"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { clientErrorCode } from "@/lib/protocol/client/client-error";

interface ShownError {
  code: string;
  message?: string;
  retry_after?: number | null;
}

/** Turns an error into a sentence that says what to do, in the person's language. */
export function useErrorText(): (error: ShownError) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      const sentence = t(error.code === "NETWORK" ? "NETWORK" : clientErrorCode(error.code));
      return error.retry_after
        ? `${sentence} ${t("retry_after", { seconds: Math.ceil(error.retry_after) })}`
        : sentence;
    },
    [t],
  );
}
