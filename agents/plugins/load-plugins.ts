import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { logger } from "../../lib/core/log/logger.ts";
import { addSystemAgent, giveTool } from "../registry.ts";
import { addTool, tools } from "../tools/registry.ts";
import { offerPluginApi } from "./offer-plugin-api.ts";
import { type Plugin, pluginKind } from "./plugin-kind.ts";

export interface PluginReport {
  /** Names of what was loaded. */
  tools: string[];
  agents: string[];
  /** By file, what is wrong with it. */
  failures: { file: string; message: string }[];
}

/** A tool is called as its file is; `__` belongs to tools of added servers. */
const TOOL_NAME = /^(?!.*__)[a-z][a-z0-9_]{0,63}$/;
const IS_PLUGIN = /^(?!.*\.(d|test)\.ts$).+\.(ts|mjs)$/;

/**
 * Loads the tools and agents of a folder into the registries, before these are brought into their tables. A file that
 * cannot be loaded is reported and left out; nothing that is there already is replaced. Whoever may write into the folder
 * is trusted like the program itself.
 */
export async function loadPlugins(folder: string): Promise<PluginReport> {
  const report: PluginReport = { tools: [], agents: [], failures: [] };
  offerPluginApi();
  const found: { file: string; plugin: Plugin }[] = [];
  for (const file of await filesOf(folder, report)) {
    await tell(report, file, async () =>
      found.push({ file, plugin: await importPlugin(path.resolve(/* turbopackIgnore: true */ folder, file)) }),
    );
  }
  // Agents may have any of the tools, whatever their files are called.
  const inOrder = found.toSorted(
    (left, right) => Number(left.plugin.kind === "agent") - Number(right.plugin.kind === "agent"),
  );
  for (const { file, plugin } of inOrder) await tell(report, file, () => add(file, plugin, report));
  for (const failure of report.failures) logger().error(failure, "a plug-in was not loaded as it is");
  return report;
}

async function filesOf(folder: string, report: PluginReport): Promise<string[]> {
  const found: string[] = [];
  await tell(report, folder, async () =>
    found.push(...(await readdir(/* turbopackIgnore: true */ folder)).filter((name) => IS_PLUGIN.test(name))),
  );
  return found.toSorted();
}

/** One file's fault is that file's. */
async function tell(report: PluginReport, file: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    report.failures.push({ file, message: error instanceof Error ? error.message : String(error) });
  }
}

async function importPlugin(file: string): Promise<Plugin> {
  const module: unknown = await import(/* turbopackIgnore: true */ /* @vite-ignore */ pathToFileURL(file).href);
  return pluginKind(Reflect.get(Object(module), "default"));
}

function add(file: string, plugin: Plugin, report: PluginReport): void {
  if (plugin.kind === "agent") {
    const { agent } = plugin;
    const unknown = agent.tools.filter((name) => name !== "delegate" && !tools.has(name));
    if (unknown.length > 0)
      throw new Error(`The agent ${agent.name} names tools that do not exist: ${unknown.join(", ")}.`);
    if (!addSystemAgent(agent)) throw new Error(`There is an agent named ${agent.name} already.`);
    report.agents.push(agent.name);
    return;
  }
  const name = file.replace(/\.(ts|mjs)$/, "");
  if (!TOOL_NAME.test(name)) {
    throw new Error(`${name} is no name for a tool: small letters, digits and _, and no two _ in a row.`);
  }
  if (!addTool(name, plugin.tool)) throw new Error(`There is a tool named ${name} already.`);
  report.tools.push(name);
  const strangers = (plugin.tool.agents ?? []).filter((agent) => !giveTool(agent, name));
  if (strangers.length > 0)
    throw new Error(`There is no agent named ${strangers.join(", ")}; the tool is there for others.`);
}
