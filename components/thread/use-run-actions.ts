"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { toast } from "sonner";
import { useErrorText } from "@/components/ui/use-error-text";
import type { ConversationClient } from "@/lib/protocol/client/conversation-client";
import { activeRun } from "@/lib/protocol/view";
import type { RowActions } from "./thread-row";

type RunActions = Pick<RowActions, "onRetry" | "onResend" | "onDiscard">;

/** Stop, retry and send again, each with its failure told. */
export function useRunActions(client: ConversationClient | null): { runActions: RunActions; onStop: () => void } {
  const t = useTranslations();
  const errorText = useErrorText();
  const runActions = useMemo<RunActions>(
    () => ({
      onRetry: async (run_id, agent_id) => {
        const result = await client?.retry(run_id, agent_id ? { agent_id } : {});
        if (result?.ok === false) toast.error(t("message.retry_failed", { reason: errorText(result.error) }));
      },
      onResend: (id) => void client?.resend(id),
      onDiscard: (id) => client?.discard(id),
    }),
    [client, errorText, t],
  );
  const onStop = useCallback(async () => {
    const run = client ? activeRun(client.getState().view) : null;
    if (!client || !run) return;
    const result = await client.cancel(run.run_id);
    // CONFLICT: it ended by itself just before.
    if (!result.ok && result.error.code !== "CONFLICT")
      toast.error(t("composer.stop_failed", { reason: errorText(result.error) }));
  }, [client, errorText, t]);
  return { runActions, onStop };
}
