import type { LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { fail } from "../../core/errors.ts";
import { hearText } from "../deltas/direct-text.ts";
import { judgeFault } from "../fault/judge-fault.ts";
import { redactorOf } from "../fault/redact.ts";
import { noteTokens, takeCall } from "../rate-limit.ts";
import { type Deadlines, watchDeadlines } from "./deadlines.ts";
import type { ChatModel, StepCall, StepListener, StepResult, StepTimeouts } from "./step.ts";
import { StepBuilder } from "./step-builder.ts";

/** Connecting has its own limit of 10 s, in the fetch. */
const TIMEOUTS: StepTimeouts = { first_token_ms: 60_000, idle_ms: 45_000 };

const OUTPUT = new Set<LanguageModelV4StreamPart["type"]>([
  "text-delta",
  "reasoning-delta",
  "tool-input-start",
  "tool-input-delta",
  "tool-call",
]);

/**
 * Asks a model once and reads its stream to the end. Never throws for what a provider does: a failure is `{ ok: false }`
 * with one of our errors, what had arrived until then, and whether another attempt makes sense. A cancelled call is
 * RUN_CANCELLED. A provider whose limit is reached is not asked: PROVIDER_RATE_LIMITED. When this settles, the provider's socket is closed or on its way to be.
 */
export async function streamStep(model: ChatModel, call: StepCall, on: StepListener): Promise<StepResult> {
  const held = takeCall(model);
  if (held) return held;
  const result = await askOnce(model, call, on);
  noteTokens(model, (result.ok ? result.step : result.partial).usage.total_tokens);
  return result;
}

async function askOnce(model: ChatModel, call: StepCall, on: StepListener): Promise<StepResult> {
  const deadlines = watchDeadlines(call.signal, { ...TIMEOUTS, ...call.timeouts });
  const step = new StepBuilder(call.prompt, on);
  const direct = hearDirectly(deadlines, step);
  try {
    const read = await readStream(model, call, deadlines, step);
    if (direct.thrown) throw direct.thrown.error;
    const fault = direct.fault ?? read;
    if (!fault && !deadlines.reason() && step.isComplete()) return { ok: true, step: step.build(true) };
    return { ok: false, partial: step.build(false), ...explain(model, deadlines, fault) };
  } finally {
    deadlines.close();
  }
}

interface Fault {
  error: unknown;
}

/** Takes the words that come past the package into the step. Where that fails, the call ends and its outcome says why. */
function hearDirectly(deadlines: Deadlines, step: StepBuilder): { fault?: Fault; thrown?: Fault } {
  const outcome: { fault?: Fault; thrown?: Fault } = {};
  hearText(deadlines.signal, (channel, delta) => {
    if (deadlines.reason() || outcome.fault || outcome.thrown) return;
    deadlines.touch(true);
    try {
      const fault = step.takeText(channel, delta);
      if (!fault) return;
      outcome.fault = fault;
    } catch (error) {
      outcome.thrown = { error };
    }
    deadlines.close();
  });
  return outcome;
}

async function readStream(
  model: ChatModel,
  call: StepCall,
  deadlines: Deadlines,
  step: StepBuilder,
): Promise<Fault | undefined> {
  const reader = await open(model, call, deadlines);
  if ("error" in reader) return reader;
  // A model that ignores its signal must not keep us waiting: cancelling ends a pending read at once.
  deadlines.stopped.then(() => reader.cancel().catch(ignore), ignore);
  for (;;) {
    let item: ReadableStreamReadResult<LanguageModelV4StreamPart>;
    try {
      item = await reader.read();
    } catch (error) {
      return { error };
    }
    if (item.done || deadlines.reason()) return;
    deadlines.touch(OUTPUT.has(item.value.type));
    const fault = step.take(item.value);
    if (fault) return fault;
  }
}

type Reader = ReadableStreamDefaultReader<LanguageModelV4StreamPart>;

async function open(model: ChatModel, call: StepCall, deadlines: Deadlines): Promise<Reader | Fault> {
  if (deadlines.reason()) return { error: undefined };
  const answer = Promise.resolve().then(() => model.doStream(optionsOf(call, deadlines.signal)));
  try {
    const first = await Promise.race([answer, deadlines.stopped]);
    if (first !== "stopped") return first.stream.getReader();
    answer.then(({ stream }) => stream.cancel(), ignore).catch(ignore);
    return { error: undefined };
  } catch (error) {
    return { error };
  }
}

const ignore = () => {};

function optionsOf(call: StepCall, abortSignal: AbortSignal): LanguageModelV4CallOptions {
  const tools = (call.tools ?? []).map(({ name, description, input_schema }) => ({
    type: "function" as const,
    name,
    description,
    inputSchema: input_schema,
  }));
  return {
    prompt: call.prompt,
    abortSignal,
    ...call.options,
    ...(tools.length > 0 ? { tools } : {}),
    ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
    ...(call.max_output_tokens === undefined ? {} : { maxOutputTokens: call.max_output_tokens }),
  };
}

function explain(
  model: ChatModel,
  deadlines: Deadlines,
  fault: Fault | undefined,
): Omit<Extract<StepResult, { ok: false }>, "ok" | "partial"> {
  const reason = deadlines.reason();
  if (reason === "cancelled")
    return { error: fail("RUN_CANCELLED", { message: "The run was stopped." }), retryable: false };
  if (reason) {
    const message =
      reason === "first_token"
        ? "The provider did not begin to answer in time. Try again, or choose another model."
        : "The provider stopped in the middle of its answer. What had arrived is kept; try again.";
    return { error: fail("PROVIDER_TIMEOUT", { message }), retryable: true };
  }
  if (fault) return judgeFault(fault.error, redactorOf(model));
  return {
    error: fail("MODEL_UNAVAILABLE", {
      message:
        "The connection to the provider ended before its answer was complete. What had arrived is kept; try again.",
    }),
    retryable: true,
  };
}
