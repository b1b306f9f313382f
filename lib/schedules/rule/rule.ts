/** When a schedule is due. */
export interface Rule {
  /** The first occurrence after an instant; null when there is none, or none that a bounded search finds. */
  next(after: Date): Date | null;
}
