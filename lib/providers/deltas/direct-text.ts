export type TextChannel = "text" | "reasoning";

/** Hears the words of an answer as they are read from the network. */
export type TextListener = (channel: TextChannel, delta: string) => void;

/** By the signal of the call: the one thing that a provider package hands on to its fetch as it is. */
const listeners = new WeakMap<AbortSignal, TextListener>();

/**
 * Asks for the plain words of a call's answer as soon as they are read, past the provider package: its streams, schemas
 * and transforms cost more than all the rest of a token's way. What says more than words goes through the package as ever.
 */
export const hearText = (signal: AbortSignal, listener: TextListener): void => {
  listeners.set(signal, listener);
};

export const textListenerOf = (signal: AbortSignal | null | undefined): TextListener | undefined =>
  signal ? listeners.get(signal) : undefined;
