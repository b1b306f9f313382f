"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useCallback, useState } from "react";
import { toast } from "sonner";
import { useChatData } from "@/components/shell/chat-data";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";

const FilePreview = dynamic(() => import("./preview/file-preview").then((module) => module.FilePreview));

const Context = createContext<((path: string) => void) | null>(null);

/** Opens a file of the conversation by its path; null where there is no conversation to have one. */
export const useFileOpener = () => use(Context);

interface FileOpenerProps {
  conversation_id: string | null;
  children: ReactNode;
}

/** Lets what is inside open files by their paths, as they are now. */
export function FileOpener({ conversation_id, children }: FileOpenerProps) {
  const t = useTranslations("panel");
  const { actions } = useChatData();
  const [opened, setOpened] = useState<WorkspaceFile | null>(null);
  const open = useCallback(
    async (path: string) => {
      if (!conversation_id) return;
      const files = await actions.listFiles({ conversation_id });
      if (!files.ok) return void toast.error(t("files_failed"));
      const file = files.data.find((each) => each.path === path);
      if (file) setOpened(file);
      else toast(t("file_gone", { name: path }));
    },
    [actions, conversation_id, t],
  );
  return (
    <Context value={conversation_id ? open : null}>
      {children}
      {opened ? <FilePreview file={opened} onClose={() => setOpened(null)} /> : null}
    </Context>
  );
}
