"use client";

import { ArrowUp, Paperclip, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useChatData } from "@/components/shell/chat-data";
import { useShortcut } from "@/components/shell/use-shortcut";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import type { OutgoingMessage } from "@/lib/protocol/client/outbox-store";
import { AgentPicker } from "./agent-picker";
import { type Draft, isBlank } from "./draft";
import { ModelPicker } from "./model-picker";
import { PendingFiles } from "./pending-files";
import { useAttachments } from "./use-attachments";
import { useFileDrop } from "./use-file-drop";
import { useModelChoice } from "./use-model-choice";

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
export function Composer(props: ComposerProps) {
  const { draft, onChange, field, isRunning, ensureConversation, onSend, onStop, onRemoveFile } = props;
  const t = useTranslations("composer");
  const { agents, models } = useChatData();
  const files = useAttachments({
    files: draft.files,
    onFiles: (change) => onChange((before) => ({ ...before, files: change(before.files) })),
    ensureConversation,
    onRemove: onRemoveFile,
  });
  const drop = useFileDrop((chosen) => void files.add(chosen));
  const [model_id, setModel] = useModelChoice(models);
  const fileInput = useRef<HTMLInputElement>(null);
  // How many files a message that was already sent off waits for.
  const [waitingFor, setWaitingFor] = useState(0);
  const isWaiting = waitingFor > 0;
  const canSend = !isBlank(draft) || files.isUploading;
  // One that was suspended since it was chosen is as good as none.
  const agent_id = agents.some((agent) => agent.agent_id === draft.agent_id) ? draft.agent_id : null;

  useShortcut("focus", () => field.current?.focus());
  useShortcut("stop", () => {
    if (!isRunning || document.querySelector("[role=dialog],[role=alertdialog],[role=menu]")) return false;
    onStop();
  });

  const send = () => {
    if (!canSend) return;
    if (files.isUploading) return setWaitingFor(files.pending.length);
    const attachments = draft.files.map(({ file_id: _, ...attachment }) => attachment);
    onSend({ content: draft.text, agent_id, model_id, attachments });
    field.current?.focus();
  };
  // Sent while files were on their way: goes off when all have arrived, and not when one failed or was removed.
  useEffect(() => {
    if (!isWaiting || (files.isUploading && files.pending.length >= waitingFor)) return;
    setWaitingFor(0);
    if (files.pending.length >= waitingFor) send();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends an input method's composition chooses a word; 229 is how Safari says so.
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    void files.add(pasted);
  };

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
      <textarea
        ref={field}
        value={draft.text}
        onChange={({ target }) => onChange((before) => ({ ...before, text: target.value }))}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={1}
        maxLength={200_000}
        aria-label={t("label")}
        placeholder={t("placeholder_short")}
        title={t("placeholder")}
        className="thin-scroll field-sizing-content block max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 text-base leading-relaxed outline-none placeholder:text-muted-foreground sm:text-[0.9375rem]"
      />
      <div className="flex items-center gap-1 px-2 pb-2">
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          aria-label={t("attach")}
          onChange={(event) => {
            const chosen = [...(event.target.files ?? [])];
            event.target.value = "";
            void files.add(chosen);
          }}
        />
        <IconButton label={t("attach")} className="text-muted-foreground" onClick={() => fileInput.current?.click()}>
          <Paperclip aria-hidden />
        </IconButton>
        <AgentPicker
          agents={agents}
          value={agent_id}
          onChange={(picked) => onChange((before) => ({ ...before, agent_id: picked }))}
        />
        <ModelPicker models={models} value={model_id} onChange={setModel} />
        <div className="ml-auto flex items-center gap-1.5">
          {isRunning ? (
            <IconButton label={t("stop")} variant="secondary" size="icon" className="rounded-full" onClick={onStop}>
              <Square aria-hidden className="size-3.5 fill-current" />
            </IconButton>
          ) : null}
          {isRunning && !canSend ? null : (
            <IconButton
              label={isWaiting ? t("wait_upload") : t("send")}
              variant="default"
              size="icon"
              type="submit"
              aria-disabled={!canSend}
              className="rounded-full"
            >
              {isWaiting ? <Spinner className="text-primary-foreground" /> : <ArrowUp aria-hidden />}
            </IconButton>
          )}
        </div>
      </div>
      {drop.isOver ? (
        <p className="pointer-events-none absolute inset-0 flex items-center justify-center rounded-2xl bg-card/90 font-medium text-primary text-sm">
          {t("drop")}
        </p>
      ) : null}
    </form>
  );
}
