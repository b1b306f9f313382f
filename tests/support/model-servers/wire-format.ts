export type ModelServerKind = "openai" | "deepseek" | "azure" | "anthropic" | "google" | "custom";

/** A request as the server saw it. */
export interface ReceivedRequest {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  /** Settles when the connection of this request is closed before its answer was complete: the time, as `performance.now()`. */
  closed: Promise<number>;
}

export interface AnswerMeta {
  id: string;
  model: string;
  prompt_tokens: number;
  completion_tokens: number;
  reasoning_tokens: number;
  /** Which answer of the server this is, from 1. */
  number: number;
}

/** Writes one streamed answer: each method gives the bytes of the events it stands for. */
export interface AnswerWriter {
  start(): string;
  text(delta: string): string;
  thought(delta: string): string;
  /** `input` is JSON text, possibly broken. */
  toolCall(id: string, tool: string, input: string): string;
  /** The closing events with the finish reason and the usage. */
  finish(has_calls: boolean): string;
}

/** How one kind of provider speaks. */
export interface WireFormat {
  kind: ModelServerKind;
  /** Path to append to the server's origin to get the base URL a person would enter. */
  base_path: string;
  /** A model name fit for this kind. */
  default_model: string;
  isChatPath(path: URL): boolean;
  isListPath(path: URL): boolean;
  /** The key a request carries, read the way this kind authenticates. */
  readKey(headers: Record<string, string>): string | undefined;
  /** Why a request would be refused by the real thing (a missing version header, ...), or undefined. */
  objection(url: URL, request: ReceivedRequest): string | undefined;
  modelOf(url: URL, request: ReceivedRequest): string;
  models(names: string[]): unknown;
  error(status: number, message: string): unknown;
  answer(meta: AnswerMeta): AnswerWriter;
}
