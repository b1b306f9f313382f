"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { useProof } from "@/components/security/proof-context";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ActionResult, PublicError } from "@/lib/protocol/envelope";

/**
 * Runs an action behind a form: busy meanwhile, a notice after, the page's data read again. Whoever has to show first that
 * it is them is asked, see {@link useProof}.
 */
export function useSave() {
  const t = useTranslations("common");
  const router = useRouter();
  const errorText = useErrorText();
  const { prove } = useProof();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);

  const save = useCallback(
    async <T>(run: () => Promise<ActionResult<T>>, done: string = t("saved")): Promise<ActionResult<T>> => {
      setBusy(true);
      setError(null);
      const result = await prove(run);
      setBusy(false);
      if (!result.ok) {
        // Whoever closed the question of who they are knows that nothing was done.
        if (result.error.code === "REAUTHENTICATION_REQUIRED") return result;
        setError(result.error);
        toast.error(errorText(result.error));
        return result;
      }
      toast.success(done);
      router.refresh();
      return result;
    },
    [errorText, prove, router, t],
  );
  return { save, isBusy, error };
}
