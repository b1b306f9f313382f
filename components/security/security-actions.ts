import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { ApiKey, CreatedApiKey, createApiKeyBody, updateApiKeyBody } from "@/lib/protocol/contract/api-keys";

export interface SecurityActions {
  endSession: Action<{ session_id: string }, null>;
  endOtherSessions: Action<Record<string, never>, null>;
  createApiKey: Action<z.input<typeof createApiKeyBody>, CreatedApiKey>;
  updateApiKey: Action<{ key_id: string } & z.input<typeof updateApiKeyBody>, ApiKey>;
  revokeApiKey: Action<{ key_id: string }, null>;
}
