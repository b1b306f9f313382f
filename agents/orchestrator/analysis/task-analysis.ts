/** What kind of work a message asks for; `multi` is several of coding, web and file at once. */
export type TaskType = "coding" | "web" | "file" | "general" | "multi";

/** The kinds a single specialist does. */
export type Domain = "coding" | "web" | "file" | "general";

export type Complexity = "simple" | "moderate" | "complex";

/** Why an agent was chosen; the interface has one sentence for each. */
export type ReasonCode =
  | "code_block"
  | "code_text"
  | "stack_trace"
  | "sql"
  | "arithmetic"
  | "url"
  | "file_name"
  | "attachment"
  | "action"
  | "keywords"
  | "wording"
  | "previous_agent"
  | "correction"
  | "several_domains"
  | "small_talk"
  | "unavailable"
  | "no_signal";

export type Reason = { code: ReasonCode; params: Record<string, string>; text: { zh: string; en: string } };

/** What the analysis may know besides the message. `corrections` are the person's earlier ones, newest last. */
export type AnalysisContext = {
  attachments: { name: string; media_type: string }[];
  previous_agent?: string;
  corrections?: { text: string; agent: string }[];
  available_agents?: string[];
};

export type TaskAnalysis = {
  task_type: TaskType;
  /** Name of the best agent; while `needs_model` is true it is only the likeliest one. */
  agent: string;
  /** Calibrated probability, 0..1, that `agent` is right. */
  confidence: number;
  complexity: Complexity;
  required_tools: string[];
  /** Seconds, a rough expectation for the progress display. */
  estimated_duration: number;
  /** What must be there first: `attachment`, `vision`, `file:<name>`, `host:<name>`. */
  prerequisites: string[];
  reason: Reason;
  /** Probability per agent name; the values add up to 1. */
  scores: Record<string, number>;
  /** True when the orchestrator's model has to decide: not confident, or several domains. */
  needs_model: boolean;
};

/** One scorer's opinion: `weight` logits for (or, negative, against) a domain or an agent by name. */
export type Vote = {
  domain?: Domain;
  agent?: string;
  weight: number;
  code: ReasonCode;
  params: Record<string, string>;
};

export const domains: readonly Domain[] = ["coding", "web", "file", "general"];

export const agentOfDomain: Record<Domain, string> = {
  coding: "coding_agent",
  web: "web_agent",
  file: "file_agent",
  general: "general_agent",
};

export const orchestratorAgent = "orchestrator";
