"use client";

import { useState } from "react";
import type { Rewrite } from "@/components/message/message-changes";
import { useChatData } from "@/components/shell/chat-data";
import type { MessageView } from "@/lib/protocol/view";

/** The answered message that is being rewritten, if one is. Saving it unchanged, with no new answer wanted, gives it up. */
export function useRewrite(onFailed: (error: { code: string }) => void) {
  const { actions } = useChatData();
  const [rewrite, setRewrite] = useState<Rewrite | null>(null);

  const save = async (is_answered_again: boolean) => {
    if (!rewrite || rewrite.isSaving) return;
    const { message_id, text: content, original } = rewrite;
    if (content === original && !is_answered_again) return setRewrite(null);
    setRewrite({ ...rewrite, isSaving: true });
    const result = await actions.editMessage({ message_id, content, is_answered_again });
    setRewrite(result.ok ? null : { ...rewrite, isSaving: false });
    if (!result.ok) onFailed(result.error);
  };
  return {
    rewrite,
    open: ({ message_id, content }: MessageView) =>
      setRewrite({ message_id, original: content, text: content, isSaving: false }),
    change: (text: string) => setRewrite((now) => now && { ...now, text }),
    cancel: () => setRewrite(null),
    save,
  };
}
