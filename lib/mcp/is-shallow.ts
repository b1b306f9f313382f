/** Of objects and lists in each other; deeper ones fill the stack of whoever walks through them. */
const DEEPEST = 40;

/** Whether a value that a server sent nests no deeper than anything that is meant to be read. */
export const isShallow = (value: unknown, levels = DEEPEST): boolean =>
  typeof value !== "object" ||
  value === null ||
  (levels > 0 && Object.values(value).every((entry) => isShallow(entry, levels - 1)));
