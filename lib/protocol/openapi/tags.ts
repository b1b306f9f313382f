import { SOCKET_PROSE, STREAM_PROSE } from "./live-prose.ts";

/** What each kind of operation is about, in the order of the document. */
const DESCRIPTIONS: Record<string, string> = {
  auth: "Sign in, stay signed in, register, and passwords.",
  sessions: "Where you are signed in, and how to end it.",
  "api-keys": "Keys for programs: named, limited to scopes, shown once.",
  users: "Accounts: your own, and for administrators everybody's.",
  invitations: "Invite somebody to this installation.",
  "llm-configs": "Model providers and their keys. A key goes in and never comes out.",
  models: "The models of providers, with prices.",
  agents: "Who answers: the system's agents, your own, and the tools they have.",
  tools: "What agents can do, with schemas and examples.",
  credentials: "Secrets that agents send by name, to their hosts only. A secret goes in and never comes out.",
  "mcp-servers": "Servers of the Model Context Protocol, and the tools you approved of them.",
  "http-services": "Web APIs by their OpenAPI documents, and the operations you approved as tools.",
  conversations: "Conversations, filtered, searched and sorted.",
  messages: `Messages, their changes, and the events of the answers.\n\n${STREAM_PROSE}`,
  runs: "The work that a message starts: its steps, its tool calls, its end.",
  approvals: "Tool calls that wait for a person's yes.",
  schedules: "Messages that are sent by the clock.",
  files: "The files of a conversation's workspace.",
  uploads: "Large files in pieces, resumable.",
  usage: "Tokens and cost by day, model and agent.",
  audit: "What was done, by whom: append-only and sealed.",
  settings: "How this installation behaves.",
  openai:
    "The endpoint that OpenAI's own clients work with. Answers and errors have OpenAI's shape, without our envelope.",
  system: "Health, and this document.",
  cron: "For a host that calls at fixed times.",
};

/** The tags that these operations carry, and the one of the WebSocket, which is no operation. */
export function tagsOf(names: Iterable<string>): { name: string; description: string }[] {
  const used = new Set(names);
  const known = Object.keys(DESCRIPTIONS).filter((name) => used.has(name));
  const others = [...used].filter((name) => !(name in DESCRIPTIONS)).sort();
  return [
    ...known.map((name) => ({ name, description: DESCRIPTIONS[name] ?? name })),
    ...others.map((name) => ({ name, description: `Operations on ${name.replaceAll("-", " ")}.` })),
    { name: "websocket", description: SOCKET_PROSE },
  ];
}
