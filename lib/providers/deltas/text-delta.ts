type Json = Record<string, unknown>;

/** One OpenAI-style stream event that carries text and nothing else. */
export interface TextDelta {
  /** Events with the same key may be joined: same answer, same choice, same channel. */
  key: string;
  text: string;
  channel: string;
  chunk: Json;
  choice: Json;
}

const CHANNELS = ["content", "reasoning_content", "reasoning"];
/** Fields that say nothing new when every event repeats them. */
const SILENT = new Set(["role"]);

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads `data: {...}`; undefined for anything but plain text (tool calls, usage, a finish reason, log probabilities, junk). */
export function readTextDelta(event: string): TextDelta | undefined {
  if (!event.startsWith("data:") || event.includes("\n")) return undefined;
  const chunk = parse(event.slice(5));
  if (!isObject(chunk) || chunk.usage != null || chunk.error != null) return undefined;
  const choice: unknown = Array.isArray(chunk.choices) && chunk.choices.length === 1 ? chunk.choices[0] : undefined;
  if (!isObject(choice) || choice.finish_reason != null || choice.logprobs != null || !isObject(choice.delta))
    return undefined;
  const channel = soleChannel(choice.delta);
  if (!channel) return undefined;
  return { key: `${chunk.id}/${choice.index}/${channel}`, text: String(choice.delta[channel]), channel, chunk, choice };
}

function soleChannel(delta: Json): string | undefined {
  let found: string | undefined;
  for (const [name, value] of Object.entries(delta)) {
    if (value == null || value === "" || SILENT.has(name)) continue;
    if (found || !CHANNELS.includes(name) || typeof value !== "string") return undefined;
    found = name;
  }
  return found;
}

/** The event again, with another text. */
export function writeTextDelta({ chunk, choice, channel }: TextDelta, text: string): string {
  const delta = { ...(isObject(choice.delta) ? choice.delta : {}), [channel]: text };
  return `data: ${JSON.stringify({ ...chunk, choices: [{ ...choice, delta }] })}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A malformed event is not ours to judge: it passes on and the provider package reports it.
    return undefined;
  }
}
