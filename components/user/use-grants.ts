"use client";

import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";
import type { AdminActions } from "@/components/admin/admin-actions";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Grant } from "@/lib/protocol/contract/grants";
import type { PublicError } from "@/lib/protocol/envelope";

/** What somebody was granted: null until it is loaded, and loaded again after each change. */
export function useGrants(user_id: string, { listGrants, setGrant }: AdminActions) {
  const errorText = useErrorText();
  const [grants, setGrants] = useState<Grant[] | null>(null);
  const [error, setError] = useState<PublicError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const load = useCallback(async () => {
    const result = await listGrants({ user_id });
    setError(result.ok ? null : result.error);
    if (result.ok) setGrants(result.data);
  }, [listGrants, user_id]);
  useEffect(() => void load(), [load]);

  const set = async (permission: string, is_granted: boolean) => {
    setBusy(true);
    const result = await setGrant({ user_id, permission, is_granted });
    if (!result.ok) toast.error(errorText(result.error));
    await load();
    setBusy(false);
  };
  return { grants, error, isBusy, load, set };
}
