import path from "node:path";
import { loadPlugins } from "../../../agents/plugins/load-plugins.ts";
import { systemAgents } from "../../../agents/registry.ts";
import { tools } from "../../../agents/tools/registry.ts";

// In a process of its own: plug-ins are files that Node loads, not the test runner.
const [ask = "{}", ...folders] = process.argv.slice(2);
const reports = [];
for (const folder of folders) reports.push(await loadPlugins(path.resolve(folder)));
const tool = tools.get("word_count");
const workspace = { conversation_id: "", user_id: "" };
const actor = { user_id: "", email: "", nickname: "", is_superuser: false, language: "en", timezone: "UTC" } as const;
const context = { actor: { ...actor, session_id: null }, workspace, signal: AbortSignal.timeout(5_000) };
const parsed = tool?.input.safeParse(JSON.parse(ask));
const call = { call_id: "", agent_name: "" };
const answer = parsed?.success ? await tool?.run(parsed.data, { ...context, call }) : null;
const hands = [...systemAgents.values()].map(({ name, tools: names }) => [name, names] as const);
process.stdout.write(`\n${JSON.stringify({ reports, answer, hands: Object.fromEntries(hands) })}\n`, () =>
  process.exit(0),
);
