import type { Usage } from "../../lib/protocol/contract/messages.ts";
import { type Cost, costOf, type Pricing, type StepUsage } from "../../lib/providers/index.ts";
import type { AgentLimits } from "../define.ts";

/** As much as the column holds. */
const MAX_COST = 999_999_999;

/** What a run has used, its delegated agents included, against its ceiling. */
export class Ledger {
  readonly #limits: AgentLimits;
  readonly #deadline: number;
  #steps = 0;
  #usage: Usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
  #cost: Cost | null = null;

  constructor(limits: AgentLimits, started_at: Date) {
    this.#limits = limits;
    this.#deadline = started_at.getTime() + limits.max_seconds * 1000;
  }

  get usage(): Usage {
    return this.#usage;
  }

  get cost(): Cost | null {
    return this.#cost;
  }

  chargeStep(): void {
    this.#steps += 1;
  }

  chargeTokens(usage: StepUsage, pricing: Pricing | null): void {
    const sum = (left: number | undefined, right: number | undefined) =>
      left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0);
    this.#usage = {
      prompt_tokens: this.#usage.prompt_tokens + usage.prompt_tokens,
      completion_tokens: this.#usage.completion_tokens + usage.completion_tokens,
      total_tokens: this.#usage.total_tokens + usage.total_tokens,
      reasoning_tokens: sum(this.#usage.reasoning_tokens, usage.reasoning_tokens),
      cached_tokens: sum(this.#usage.cached_tokens, usage.cached_tokens),
      estimated: this.#usage.estimated || usage.estimated || undefined,
    };
    if (!pricing) return;
    const cost = costOf(usage, pricing);
    // A run has one currency, its first: what agents with models of another one cost is told by their usage alone.
    if (cost && (this.#cost === null || this.#cost.currency === cost.currency))
      this.#cost = { amount: Math.min((this.#cost?.amount ?? 0) + cost.amount, MAX_COST), currency: cost.currency };
  }

  /** Until the ceiling in time; at least one, for timers. */
  get millisecondsLeft(): number {
    return Math.max(1, this.#deadline - Date.now());
  }

  /** Which ceiling is reached, in words; null while none is. */
  exceeded(): string | null {
    const { max_steps, max_tokens, max_seconds } = this.#limits;
    if (this.#steps >= max_steps) return `The run reached its limit of ${max_steps} steps.`;
    if (this.#usage.total_tokens >= max_tokens) return `The run reached its limit of ${max_tokens} tokens.`;
    if (Date.now() >= this.#deadline) return `The run reached its limit of ${max_seconds} seconds.`;
    return null;
  }
}
