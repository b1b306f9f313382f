"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useChatData } from "@/components/shell/chat-data";
import { useShortcut } from "@/components/shell/use-shortcut";
import { cn } from "@/components/ui/cn";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import { AgentPicker } from "./agent-picker";
import { AttachButton } from "./attach-button";
import { ComposerField } from "./composer-field";
import type { Draft } from "./draft";
import { ModelPicker } from "./model-picker";
import { PendingFiles } from "./pending-files";
import { SendButtons } from "./send-buttons";
import { useAttachments } from "./use-attachments";
import { useFileDrop } from "./use-file-drop";
import { useModelChoice } from "./use-model-choice";
import { useSend } from "./use-send";
import { useTypedEarly } from "./use-typed-early";

interface ComposerProps {
  draft: Draft;
  onChange: (change: (draft: Draft) => Draft) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  isRunning: boolean;
  ensureConversation: () => Promise<string | null>;
  onSend: (message: OutgoingMessage) => void;
  onStop: () => void;
  onRemoveFile: (file_id: string) => void;
}

/** Where a message is written: text, files, agent and model. */
export function Composer({ draft, onChange, field, isRunning, onSend, onStop, ...given }: ComposerProps) {
  const t = useTranslations("composer");
  const { agents, models } = useChatData();
  const { files, attach, drop } = useComposerFiles({ draft, onChange, ...given });
  const [model_id, setModel] = useModelChoice(models);
  // One that was suspended since it was chosen is as good as none.
  const agent_id = agents.some((agent) => agent.agent_id === draft.agent_id) ? draft.agent_id : null;
  const { send, canSend, isWaiting } = useSend({ draft, files, agent_id, model_id, field, onSend });
  const change = (fields: Partial<Draft>) => onChange((before) => ({ ...before, ...fields }));
  useTypedEarly(field, onChange);
  useComposerShortcuts({ field, isRunning, onStop });

  return (
    <form
      aria-label={t("label")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      {...drop.handlers}
      className={cn(
        "relative rounded-2xl border border-input bg-card shadow-soft transition-shadow focus-within:border-ring focus-within:ring-2 focus-within:ring-ring/30",
        drop.isOver && "border-primary ring-2 ring-primary/40",
      )}
    >
      <PendingFiles files={files.pending} onRemove={files.remove} />
      <ComposerField
        field={field}
        text={draft.text}
        onText={(text) => change({ text })}
        onEnter={send}
        onFiles={attach}
      />
      <div className="flex items-center gap-1 px-2 pb-2">
        <AttachButton onFiles={attach} />
        <AgentPicker agents={agents} value={agent_id} onChange={(picked) => change({ agent_id: picked })} />
        <ModelPicker models={models} value={model_id} onChange={setModel} />
        <SendButtons isRunning={isRunning} canSend={canSend} isWaiting={isWaiting} onStop={onStop} />
      </div>
      {drop.isOver ? <DropHint /> : null}
    </form>
  );
}

type FileParts = Pick<ComposerProps, "draft" | "onChange" | "ensureConversation" | "onRemoveFile">;

/** The draft's files, and the ways they come in: chosen, pasted or dropped. */
function useComposerFiles({ draft, onChange, ensureConversation, onRemoveFile }: FileParts) {
  const files = useAttachments({
    files: draft.files,
    onFiles: (change) => onChange((before) => ({ ...before, files: change(before.files) })),
    ensureConversation,
    onRemove: onRemoveFile,
  });
  const attach = (chosen: File[]) => void files.add(chosen);
  return { files, attach, drop: useFileDrop(attach) };
}

/** To the field, and an end to the answer at work, unless something lies over the page that Escape closes. */
function useComposerShortcuts({ field, isRunning, onStop }: Pick<ComposerProps, "field" | "isRunning" | "onStop">) {
  useShortcut("focus", () => field.current?.focus());
  useShortcut("stop", () => {
    if (!isRunning || document.querySelector("[role=dialog],[role=alertdialog],[role=menu]")) return false;
    onStop();
  });
}

function DropHint() {
  const t = useTranslations("composer");
  return (
    <p className="pointer-events-none absolute inset-0 flex items-center justify-center rounded-2xl bg-card/90 font-medium text-primary text-sm">
      {t("drop")}
    </p>
  );
}
