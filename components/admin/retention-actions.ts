import type { Action } from "@/components/shell/actions";
import type { Retention } from "@/lib/protocol/contract/settings";

export interface RetentionActions {
  saveRetention: Action<Retention, Retention>;
  countExpired: Action<{ days: number }, number>;
}
