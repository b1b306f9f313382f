"use client";

import { type ReactNode, useCallback, useMemo, useState } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ProofActions, ProofWays } from "./proof-actions";
import { type Proof, ProofContext } from "./proof-context";
import { ProofDialog } from "./proof-dialog";

interface ProofProviderProps {
  ways: ProofWays;
  actions: ProofActions;
  children: ReactNode;
}

/** Asks whoever does something delicate with an old sign-in to show that it is them, and then does it. */
export function ProofProvider({ ways, actions, children }: ProofProviderProps) {
  const { confirmPassword, checkProof } = actions;
  const errorText = useErrorText();
  const [asked, setAsked] = useState<{ answer: (isProved: boolean) => void } | null>(null);

  const prove: Proof["prove"] = useCallback(async (run) => {
    const result = await run();
    if (result.ok || result.error.code !== "REAUTHENTICATION_REQUIRED") return result;
    const isProved = await new Promise<boolean>((answer) => setAsked({ answer }));
    setAsked(null);
    return isProved ? await run() : result;
  }, []);
  const ensure = useCallback(async () => {
    const result = await prove(() => checkProof({}));
    if (!result.ok && result.error.code !== "REAUTHENTICATION_REQUIRED") toast.error(errorText(result.error));
    return result.ok;
  }, [prove, checkProof, errorText]);
  const proof = useMemo(() => ({ prove, ensure }), [prove, ensure]);

  return (
    <ProofContext value={proof}>
      {children}
      {asked ? <ProofDialog ways={ways} confirmPassword={confirmPassword} onAnswer={asked.answer} /> : null}
    </ProofContext>
  );
}
