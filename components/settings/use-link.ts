"use client";

import { useCallback } from "react";
import { toast } from "sonner";
import { useProof } from "@/components/security/proof-context";
import { useErrorText } from "@/components/ui/use-error-text";
import { providerAddress } from "@/lib/protocol/client/session-api";
import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";

/** Takes the browser to a provider, to link the account there; asks first who it is where the sign-in is old. */
export function useLink(): (provider: OauthProvider) => Promise<void> {
  const errorText = useErrorText();
  const { ensure } = useProof();
  return useCallback(
    async (provider) => {
      if (!(await ensure())) return;
      const result = await providerAddress(provider, { next: "/settings/profile" });
      if (result.ok) window.location.assign(result.data);
      else toast.error(errorText(result.error));
    },
    [ensure, errorText],
  );
}
