import type { Usage } from "../protocol/contract/messages.ts";

/** What a run has used until now. */
export interface Spent {
  usage: Usage;
  cost: { amount: number; currency: string } | null;
}

/** The same as columns of its row: kept with a run that is laid aside, for the case that it never goes on. */
export const spentColumns = ({ usage, cost }: Spent) => ({
  usage,
  cost: cost?.amount ?? null,
  currency: cost?.currency ?? null,
});
