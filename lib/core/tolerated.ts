import { singleton } from "./process/singleton.ts";

/** Deals with an error that nobody caught, and says whether it was the one it is for. */
type Tolerance = (error: unknown) => boolean;

const tolerances = () => singleton("tolerances", () => new Map<string, Tolerance>());

/**
 * For a known fault of a library that it throws where nobody can catch it: `deal` mends what it left behind, and the process
 * lives on. A second one of the same name replaces the first.
 */
export function tolerate(name: string, deal: Tolerance): void {
  tolerances().set(name, deal);
}

/** Whether somebody has dealt with an error that nobody caught. */
export const isTolerated = (error: unknown): boolean => [...tolerances().values()].some((deal) => deal(error));
