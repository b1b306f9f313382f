"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Collapsible } from "radix-ui";
import { memo, type ReactNode, useState } from "react";
import { ApprovalPanel } from "@/components/approval/approval-panel";
import { cn } from "@/components/ui/cn";
import { useFormats } from "@/components/ui/use-formats";
import type { ToolCallView } from "@/lib/protocol/view";
import { Elapsed } from "./elapsed";
import { LongText } from "./long-text";
import { RawInput } from "./raw-input";
import { ResultFacts } from "./result-facts";
import { StateIcon } from "./state-icon";
import { ToolBlocks } from "./tool-blocks";
import { inputBlocks, resultBlocks } from "./tool-content";
import { ToolIcon } from "./tool-icon";
import { type ToolState, toolState } from "./tool-state";
import { useToolName } from "./use-tool-name";
import { visibleText } from "./visible-text";

/** One tool call: what, how it stands and how long it took; opens to its input and output, by itself when it asks. */
export const ToolCard = memo(function ToolCard({ call, isRunOver }: { call: ToolCallView; isRunOver: boolean }) {
  const t = useTranslations("tools");
  const toolName = useToolName();
  const formats = useFormats();
  const state = toolState(call, isRunOver);
  const [isOpen, setOpen] = useState(state === "waiting");
  return (
    <Collapsible.Root
      open={isOpen}
      onOpenChange={setOpen}
      data-tool={call.tool_name}
      data-state-name={state}
      className="my-2.5 rounded-xl border bg-card"
    >
      <Collapsible.Trigger className="group flex h-11 w-full items-center gap-2.5 rounded-xl px-3.5 text-left text-sm outline-none hover:bg-accent/60 focus-visible:ring-2 focus-visible:ring-ring">
        <ToolIcon name={call.tool_name} className="size-4 shrink-0 text-muted-foreground" />
        <span className="shrink-0 font-medium">{toolName(call.tool_name)}</span>
        <span className="min-w-0 flex-1 truncate font-mono text-muted-foreground text-xs">{summary(call)}</span>
        <span className="flex shrink-0 items-center gap-1.5 text-muted-foreground text-xs">
          {call.result && state !== "denied" ? (
            <span className="tabular-nums">{formats.duration(call.result.execution_time)}</span>
          ) : null}
          {state === "running" ? <Elapsed since={call.approval ? null : call.started_at} /> : null}
          <StateIcon state={state} />
          <span className="sr-only">{t(state)}</span>
        </span>
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-muted-foreground transition-transform group-data-[state=open]:rotate-180"
        />
      </Collapsible.Trigger>
      <Collapsible.Content className="grid gap-3 border-t px-3.5 py-3">
        <ToolDetails call={call} state={state} />
      </Collapsible.Content>
    </Collapsible.Root>
  );
});

function ToolDetails({ call, state }: { call: ToolCallView; state: ToolState }) {
  const t = useTranslations("tools");
  const input = inputBlocks(call.tool_name, call.tool_input);
  const asked = state === "waiting" ? (call.approval?.approval_id ?? null) : null;
  const output = resultBlocks(call.result?.result);
  return (
    <>
      {input.length > 0 ? (
        <Part title={t("input")}>
          <Exact isAsking={asked !== null}>
            <ToolBlocks blocks={input} approval_id={asked} />
            <RawInput input={call.tool_input} />
          </Exact>
        </Part>
      ) : null}
      {call.approval ? <ApprovalPanel call={call} approval={call.approval} isAsking={state === "waiting"} /> : null}
      {call.result?.error && state !== "denied" ? (
        <Part title={t("error")}>
          <LongText text={call.result.error} tone="error" />
        </Part>
      ) : null}
      {call.result && (output.length > 0 || !call.result.error) ? (
        <Part title={t("output")}>
          {output.length > 0 ? (
            <ToolBlocks blocks={output} />
          ) : (
            <p className="text-muted-foreground text-sm">{t("no_output")}</p>
          )}
        </Part>
      ) : null}
      {call.result ? <ResultFacts metadata={call.result.metadata} /> : null}
      {state === "waiting" ? null : (
        <p className="flex items-center gap-1.5 text-muted-foreground text-xs">
          <StateIcon state={state} className="size-3.5" />
          {state === "unknown" ? t("unknown_text") : t(state)}
        </p>
      )}
    </>
  );
}

/** What a person is asked about is whole and scrolls, so that the question below it stays in reach. */
const Exact = ({ isAsking, children }: { isAsking: boolean; children: ReactNode }) => (
  <div className={cn("grid min-w-0 gap-2", isAsking && "max-h-[55vh] overflow-y-auto overscroll-contain")}>
    {children}
  </div>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid min-w-0 gap-1.5">
    <h4 className="font-medium text-muted-foreground text-xs">{title}</h4>
    {children}
  </div>
);

/** The first line that tells what the call is about. */
function summary(call: ToolCallView): string {
  const input = call.tool_input;
  if (typeof input !== "object" || input === null) return "";
  for (const key of ["url", "path", "code", "command", "sql", "timezone", "query"]) {
    const value: unknown = Reflect.get(input, key);
    if (typeof value === "string") return visibleText(value.trim().split("\n", 1)[0] ?? "");
  }
  return "";
}
