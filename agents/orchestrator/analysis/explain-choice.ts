import type { Domain, Reason, ReasonCode, Vote } from "./task-analysis.ts";
import { agentOfDomain, orchestratorAgent } from "./task-analysis.ts";

type Params = Record<string, string>;

const domainWords: Record<Domain, { zh: string; en: string }> = {
  coding: { zh: "编程", en: "code" },
  web: { zh: "网络", en: "the web" },
  file: { zh: "文件", en: "files" },
  general: { zh: "通用", en: "conversation" },
};

const sentences: Record<ReasonCode, (params: Params) => { zh: string; en: string }> = {
  code_block: ({ language }) => ({
    zh: `消息里有代码块（${language}）`,
    en: `The message has a code block (${language})`,
  }),
  code_text: () => ({ zh: "消息里有代码", en: "The message has program text" }),
  stack_trace: () => ({ zh: "消息里有报错信息", en: "The message has an error report" }),
  sql: () => ({ zh: "消息里有 SQL", en: "The message has SQL" }),
  arithmetic: () => ({ zh: "需要计算", en: "Something has to be calculated" }),
  url: ({ host }) => ({ zh: `消息里有网址（${host}）`, en: `The message has an address (${host})` }),
  file_name: ({ name }) => ({ zh: `提到了文件 ${name}`, en: `The file ${name} is named` }),
  attachment: ({ name }) => ({ zh: `附了文件 ${name}`, en: `${name} is attached` }),
  action: ({ verb, object }) => ({ zh: `要做的事：${verb} … ${object}`, en: `The task: ${verb} … ${object}` }),
  keywords: ({ words }) => ({ zh: `关键词：${words}`, en: `Keywords: ${words}` }),
  wording: () => ({ zh: "说法与这类任务相近", en: "It is worded like tasks of this kind" }),
  previous_agent: () => ({ zh: "接着上一个回答", en: "It goes on from the last answer" }),
  correction: ({ earlier }) => ({
    zh: `您曾把类似的消息改派给它：“${earlier}”`,
    en: `You sent a similar message to it before: “${earlier}”`,
  }),
  several_domains: ({ zh, en }) => ({ zh: `涉及几个方面：${zh}`, en: `Several kinds of work: ${en}` }),
  small_talk: () => ({ zh: "日常对话", en: "Small talk" }),
  unavailable: ({ agent }) => ({ zh: `${agent} 不可用`, en: `${agent} is not available` }),
  no_signal: () => ({ zh: "没有特别的线索", en: "Nothing points to a specialist" }),
};

const reason = (code: ReasonCode, params: Params): Reason => ({ code, params, text: sentences[code](params) });

/** Logits from which the wording is worth naming as the reason. */
const WORDED = 0.5;

/** Says in words why `agent` won: the strongest vote for it. */
export const explainChoice = (agent: string, votes: Vote[], joined: Domain[]): Reason => {
  // Wording is a quiet voice; it is the reason only where nothing plainer was seen.
  const named = votes.filter((vote) => vote.agent === agent && vote.code !== "wording");
  const own = votes.filter((vote) => vote.domain !== undefined && agentOfDomain[vote.domain] === agent);
  const [best] = [...named, ...own].filter((vote) => vote.weight > 0).sort((a, b) => b.weight - a.weight);
  if (agent === orchestratorAgent && !best) {
    const zh = joined.map((domain) => domainWords[domain].zh).join("、");
    const en = joined.map((domain) => domainWords[domain].en).join(", ");
    return reason("several_domains", { domains: joined.join(","), zh, en });
  }
  const isWorded = votes.some((vote) => vote.agent === agent && vote.code === "wording" && vote.weight > WORDED);
  if (!best && isWorded) return reason("wording", {});
  return best ? reason(best.code, best.params) : reason("no_signal", {});
};

/** Why a task goes to the orchestrator although `agent` would have fitted it. */
export const explainUnavailable = (agent: string): Reason => reason("unavailable", { agent });
