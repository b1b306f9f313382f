"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toast } from "sonner";
import { useChatData } from "@/components/shell/chat-data";
import { useErrorText } from "@/components/ui/use-error-text";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";

/** What a person does to the files of a conversation; the list is read again after each. */
export function useFileChanges(refresh: () => Promise<void>) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { actions } = useChatData();

  const restore = useCallback(
    async (file_id: string, number: number) => {
      const result = await actions.restoreFileVersion({ file_id, number });
      if (result.ok) toast(t("panel.restored", { name: result.data.path }));
      else toast.error(errorText(result.error));
      await refresh();
    },
    [actions, errorText, refresh, t],
  );

  const remove = useCallback(
    async ({ file_id, path, version }: WorkspaceFile) => {
      const result = await actions.deleteFile({ file_id });
      if (result.ok) {
        const undo = { label: t("common.undo"), onClick: () => void restore(file_id, version) };
        toast(t("panel.file_deleted", { name: path }), { action: undo });
      } else toast.error(errorText(result.error));
      await refresh();
    },
    [actions, errorText, refresh, restore, t],
  );

  const forget = useCallback(
    async ({ file_id, path }: WorkspaceFile) => {
      const result = await actions.deleteFile({ file_id, is_final: true });
      if (result.ok) toast(t("panel.file_deleted", { name: path }));
      else toast.error(errorText(result.error));
      await refresh();
    },
    [actions, errorText, refresh, t],
  );

  const rename = useCallback(
    async ({ file_id }: WorkspaceFile, path: string): Promise<string | null> => {
      const result = await actions.renameFile({ file_id, path });
      if (!result.ok) return errorText(result.error);
      toast(t("panel.renamed", { name: result.data.path }));
      await refresh();
      return null;
    },
    [actions, errorText, refresh, t],
  );

  return { restore, remove, forget, rename };
}
