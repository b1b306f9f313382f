/** Why an occurrence of a schedule was not executed, as the API says it. */
export const MISSED_REASONS = {
  late: "ALMA was not running within 15 minutes of this time.",
  more_late: "Further times passed while ALMA was not running.",
  account: "The account was deactivated.",
  conversation: "The conversation was deleted.",
  agent: "The agent is gone or switched off.",
  model: "The model is gone or switched off.",
  refused: "The message was refused.",
} as const;

export type MissedReason = keyof typeof MISSED_REASONS;

export const isMissedReason = (name: string): name is MissedReason => Object.hasOwn(MISSED_REASONS, name);
