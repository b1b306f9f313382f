"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ActionResult, PublicError } from "@/lib/protocol/envelope";

/** Runs an action behind a form: busy meanwhile, a notice after, the page's data read again. */
export function useSave() {
  const t = useTranslations("common");
  const router = useRouter();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);

  const save = useCallback(
    async <T>(run: () => Promise<ActionResult<T>>, done: string = t("saved")): Promise<ActionResult<T>> => {
      setBusy(true);
      setError(null);
      const result = await run();
      setBusy(false);
      if (!result.ok) {
        setError(result.error);
        toast.error(errorText(result.error));
        return result;
      }
      toast.success(done);
      router.refresh();
      return result;
    },
    [errorText, router, t],
  );
  return { save, isBusy, error };
}
