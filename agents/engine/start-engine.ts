import { syncAgents, syncTools } from "../../lib/agents/index.ts";
import { env } from "../../lib/core/env.ts";
import { hosting } from "../../lib/core/http/hosting.ts";
import { startRunQueue } from "../../lib/runs/index.ts";
import { loadPlugins } from "../plugins/load-plugins.ts";
import { systemAgents } from "../registry.ts";
import { isBuiltIn, tools } from "../tools/registry.ts";
import { inputSchema, outputSchema } from "../tools/tool-schemas.ts";
import { DELEGATE } from "./call-tool.ts";
import { executeRun } from "./execute-run.ts";

/** Brings the code's agents and tools into their tables, those of the plug-in folder among them. */
export async function syncRegistry(): Promise<void> {
  const { ALMA_PLUGINS } = env();
  if (ALMA_PLUGINS !== undefined) await loadPlugins(ALMA_PLUGINS);
  await syncTools(
    [...tools].map(([name, tool]) => ({
      name,
      display_name: tool.display_name.zh,
      description: tool.description,
      tool_type: tool.tool_type,
      schema: { parameters: inputSchema(tool), returns: outputSchema(tool), examples: tool.examples },
      implementation: isBuiltIn(name) ? `agents/tools/${name}.ts` : `plug-in ${name}`,
      security_level: tool.security_level,
      version: "1.0.0",
      requires_auth: false,
    })),
  );
  await syncAgents(
    [...systemAgents.values()].map((agent) => ({
      name: agent.name,
      display_name: agent.display_name.zh,
      description: agent.description.zh,
      instruction: agent.instructions.zh,
      capabilities: agent.capabilities,
      parameters: {
        limits: agent.limits,
        delegates: agent.tools.includes(DELEGATE),
        // For copies, which have one language.
        en: {
          display_name: agent.display_name.en,
          description: agent.description.en,
          instruction: agent.instructions.en,
        },
      },
      // Delegation is the engine's own doing, not a tool of the table.
      tools: agent.tools.filter((name) => tools.has(name)),
    })),
  );
}

/**
 * Starts working on runs, unless this process only serves (`ALMA_ROLE=web`) or lives as long as a request. Answers how to
 * stop, within milliseconds.
 */
export const startEngine = (): Promise<(budget_ms?: number) => Promise<void>> =>
  startRunQueue(env().ALMA_ROLE === "web" || hosting() === "serverless" ? null : executeRun);
