import { attachmentKind } from "./attachment-kind.ts";
import type { Reading } from "./read-message.ts";
import type { AnalysisContext, Complexity, Domain } from "./task-analysis.ts";

const hasConcept = (reading: Reading, ...names: string[]): boolean =>
  reading.hits.some((hit) => hit.value.kind === "concept" && names.includes(hit.value.name));

const usesJavaScript = ({ fences, excerpt }: Reading): boolean =>
  fences.length > 0
    ? fences.some(({ language }) => /^(?:m?js|jsx|tsx?|javascript|typescript|node)$/.test(language))
    : /\b(?:javascript|typescript|node\.?js|js)\b|console\.log|\b(?:const|let)\s+\w+\s*=|=>\s*\{/i.test(excerpt) &&
      !/\bpython\b/i.test(excerpt);

const codingTools = (reading: Reading, context: AnalysisContext): string[] => {
  const run = usesJavaScript(reading) ? "javascript_executor" : "python_executor";
  return context.attachments.length + reading.fileNames.length > 0 ? [run, "file_read"] : [run];
};

const webTools = ({ urls, hosts }: Reading): string[] =>
  urls.length + hosts.length > 0 ? ["web_fetch"] : ["web_search", "web_fetch"];

const fileTools = (reading: Reading, context: AnalysisContext): string[] => {
  const isNamed = context.attachments.length + reading.fileNames.length > 0;
  const writes = hasConcept(reading, "save", "manage");
  return [
    ...(isNamed || !writes ? ["file_read"] : []),
    ...(writes ? ["file_write"] : []),
    ...(isNamed ? [] : ["file_list"]),
  ];
};

/** Tools the work will probably call, by the names of the tool registry, in the order of their use. */
export const listTools = (work: Domain[], reading: Reading, context: AnalysisContext): string[] => {
  const tools: Record<Domain, () => string[]> = {
    web: () => webTools(reading),
    file: () => fileTools(reading, context),
    coding: () => codingTools(reading, context),
    general: () => (hasConcept(reading, "clock") ? ["current_time"] : []),
  };
  return [
    ...new Set((["web", "coding", "file", "general"] as const).flatMap((d) => (work.includes(d) ? tools[d]() : []))),
  ];
};

/** How much work it looks like: kinds of work, steps named, length. */
export const judgeComplexity = (work: Domain[], reading: Reading): Complexity => {
  const steps = new Set(reading.hits.filter((hit) => hit.value.kind === "sequence").map((hit) => hit.at)).size;
  const clauses = reading.prose.split(/[,;,。;!?\n]|\. /).filter((part) => part.trim().length > 3).length;
  const points =
    (work.length - 1) * 2 + Math.min(2, steps) + (clauses > 3 ? 1 : 0) + (reading.excerpt.length > 600 ? 1 : 0);
  if (points >= 4) return "complex";
  return points >= 2 ? "moderate" : "simple";
};

/** Seconds of a model turn, and of one call of each tool with the turn that reads its result; rough expectations. */
const TURN: Record<Complexity, number> = { simple: 4, moderate: 8, complex: 15 };
const CALL: Record<string, number> = { python_executor: 8, javascript_executor: 6, web_fetch: 6, web_search: 6 };
const OTHER_CALL = 3;

/** Expected duration in seconds. */
export const estimateDuration = (complexity: Complexity, tools: string[]): number =>
  tools.reduce((sum, tool) => sum + (CALL[tool] ?? OTHER_CALL), TURN[complexity]);

/** What has to be there first: a file that is spoken of, a host that is reached, a model that sees. */
export const listPrerequisites = (work: Domain[], reading: Reading, context: AnalysisContext): string[] => {
  const attached = new Set(context.attachments.map((file) => file.name.toLowerCase()));
  const isAboutAttachment = /附件|上传的|\battach(?:ed|ment)|\bupload/.test(reading.prose);
  const readsFiles = work.includes("file") && !hasConcept(reading, "save", "manage");
  const files = readsFiles ? reading.fileNames.filter((name) => !attached.has(name.toLowerCase())) : [];
  const hosts = reading.urls
    .concat(reading.hosts)
    .map((url) => url.replace(/^https?:\/\//i, "").split(/[/?#]/)[0] ?? "");
  return [
    ...(isAboutAttachment && attached.size === 0 ? ["attachment"] : []),
    ...(context.attachments.some((file) => attachmentKind(file) === "image") ? ["vision"] : []),
    ...new Set([
      ...files.slice(0, 10).map((name) => `file:${name}`),
      ...hosts.slice(0, 10).map((host) => `host:${host}`),
    ]),
  ];
};
