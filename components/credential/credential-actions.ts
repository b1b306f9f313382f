import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { Credential, createCredentialBody, updateCredentialBody } from "@/lib/protocol/contract/credentials";

export interface CredentialActions {
  createCredential: Action<z.input<typeof createCredentialBody>, Credential>;
  updateCredential: Action<{ credential_id: string } & z.input<typeof updateCredentialBody>, Credential>;
  deleteCredential: Action<{ credential_id: string }, null>;
}
