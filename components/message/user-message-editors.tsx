"use client";

import { useTranslations } from "next-intl";
import type { QueuedEdit } from "@/components/composer/use-queued-edit";
import type { QueueActions } from "@/components/composer/use-queued-messages";
import type { MessageChanges, Rewrite } from "./message-changes";
import { MessageEditor } from "./message-editor";

interface QueuedEditorProps {
  edit: QueuedEdit;
  /** A message with files may be without words. */
  mayBeEmpty: boolean;
  actions: QueueActions;
}

/** A message that waits, being changed before its turn comes. */
export function QueuedEditor({ edit, mayBeEmpty, actions }: QueuedEditorProps) {
  const t = useTranslations("queue");
  return (
    <MessageEditor
      label={t("editor")}
      keys={t("editor_keys")}
      text={edit.text}
      isSaving={edit.state === "saving"}
      mayBeEmpty={mayBeEmpty}
      onChange={actions.onEditChange}
      onSave={actions.onEditSave}
      onCancel={actions.onEditCancel}
    />
  );
}

interface RewriteEditorProps {
  rewrite: Rewrite;
  mayBeEmpty: boolean;
  actions: MessageChanges;
}

/** A message that was answered, being rewritten; it can be answered again. */
export function RewriteEditor({ rewrite, mayBeEmpty, actions }: RewriteEditorProps) {
  const t = useTranslations("message");
  return (
    <MessageEditor
      label={t("editor")}
      keys={t("editor_keys")}
      text={rewrite.text}
      isSaving={rewrite.isSaving}
      mayBeEmpty={mayBeEmpty}
      onChange={actions.onRewriteChange}
      onSave={() => actions.onRewriteSave(false)}
      onSaveAndAnswer={() => actions.onRewriteSave(true)}
      onCancel={actions.onRewriteCancel}
    />
  );
}
