import { type ChatModel, getProviderKind, type Prompt, type StepListener } from "../../../lib/providers/index.ts";
import type { ModelServer } from "./start-model-server.ts";

/** The real provider code, pointed at a scripted server. */
export const connectTo = (
  server: ModelServer,
  overrides: { api_key?: string; base_url?: string; fetch?: typeof fetch } = {},
): ChatModel =>
  getProviderKind(server.kind).createModel({
    api_key: overrides.api_key ?? server.api_key,
    base_url: overrides.base_url ?? server.base_url,
    model: server.default_model,
    fetch: overrides.fetch ?? fetch,
  });

/** A conversation of one sentence. */
export const ask = (text: string): Prompt => [
  { role: "system", content: "You are a test." },
  { role: "user", content: [{ type: "text", text }] },
];

/** A listener that keeps what it is told. */
export function recorder(): StepListener & { texts: string[]; thoughts: string[] } {
  const texts: string[] = [];
  const thoughts: string[] = [];
  return { texts, thoughts, text: (delta) => texts.push(delta), reasoning: (delta) => thoughts.push(delta) };
}
