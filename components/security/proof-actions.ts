import type { Action } from "@/components/shell/actions";
import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import type { ConfirmPasswordBody, Proof } from "@/lib/protocol/contract/password";

export interface ProofActions {
  confirmPassword: Action<ConfirmPasswordBody, Proof>;
  checkProof: Action<Record<string, never>, null>;
}

/** How somebody can show that it is them. */
export interface ProofWays {
  hasPassword: boolean;
  /** Linked accounts elsewhere that can be signed in with here. */
  providers: OauthProvider[];
}
