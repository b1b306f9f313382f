/** What a question costs beside itself: characters of the request as the provider got it, and tokens by a simple rule. */
export interface Overhead {
  request_bytes: number;
  system_chars: number;
  tools_chars: number;
  tools: string[];
  /** Characters of the system prompt and of the tools as JSON, divided by four: the rule of thumb for English text. */
  tokens: number;
}

const CHARS_PER_TOKEN = 4;

interface ChatRequest {
  messages?: { role: string; content: unknown }[];
  tools?: { function?: { name?: string } }[];
}

/** Reads the request of a plain question. */
export function overheadOf(request_body: string): Overhead {
  const { messages = [], tools = [] }: ChatRequest = JSON.parse(request_body);
  const system = messages.filter(({ role }) => role === "system" || role === "developer");
  const system_chars = system.reduce((sum, { content }) => sum + textOf(content).length, 0);
  const tools_chars = tools.length === 0 ? 0 : JSON.stringify(tools).length;
  return {
    request_bytes: Buffer.byteLength(request_body),
    system_chars,
    tools_chars,
    tools: tools.map((tool) => tool.function?.name ?? "?"),
    tokens: Math.ceil((system_chars + tools_chars) / CHARS_PER_TOKEN),
  };
}

const textOf = (content: unknown): string => (typeof content === "string" ? content : JSON.stringify(content));
