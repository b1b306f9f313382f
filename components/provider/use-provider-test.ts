"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { LlmConfig, LlmConfigTest } from "@/lib/protocol/contract/llm-configs";
import type { ProviderActions } from "./provider-actions";

/** Tests a provider's connection; the outcome stays until the next test. */
export function useProviderTest({ llm_id }: LlmConfig, actions: ProviderActions) {
  const router = useRouter();
  const errorText = useErrorText();
  const [isTesting, setTesting] = useState(false);
  const [outcome, setOutcome] = useState<LlmConfigTest | null>(null);

  const test = useCallback(async () => {
    setTesting(true);
    const result = await actions.testProvider({ llm_id });
    setTesting(false);
    if (!result.ok) return void toast.error(errorText(result.error));
    setOutcome(result.data);
    router.refresh();
  }, [actions, errorText, llm_id, router]);

  return { test, isTesting, outcome };
}
