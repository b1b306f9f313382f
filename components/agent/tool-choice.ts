import { numberOf } from "@/components/form/number-of";
import type { AgentTool, ToolConfiguration } from "@/lib/protocol/contract/tools";

/** A tool as an agent's form has it; what is left empty is left to the tool. */
export interface ToolChoice {
  is_on: boolean;
  /** Seconds, as typed. */
  timeout: string;
  /** Further tries, as typed. */
  max_retries: string;
  /** Values of the input that are always these, as a JSON object, as typed. */
  custom_params: string;
}
export type ToolChoices = ReadonlyMap<string, ToolChoice>;

export const NO_CHOICE: ToolChoice = { is_on: false, timeout: "", max_retries: "", custom_params: "" };

/** The choices a form begins with. */
export const choicesOf = (given: AgentTool[]): ToolChoices =>
  new Map(given.map(({ tool_id, is_enabled, configuration }) => [tool_id, choiceOf(is_enabled, configuration)]));

function choiceOf(is_on: boolean, { timeout, max_retries, custom_params }: ToolConfiguration): ToolChoice {
  return {
    is_on,
    timeout: timeout === undefined ? "" : String(timeout),
    max_retries: max_retries === undefined ? "" : String(max_retries),
    custom_params: custom_params === undefined ? "" : JSON.stringify(custom_params, null, 2),
  };
}

/** The typed values as an object; undefined for none, null for what is no JSON object. */
export function paramsOf(text: string): Record<string, unknown> | null | undefined {
  if (text.trim() === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Whether something was typed for a chosen tool that cannot be saved. */
export const hasMistake = (choices: ToolChoices): boolean =>
  [...choices.values()].some(({ is_on, custom_params }) => is_on && paramsOf(custom_params) === null);

/** What is saved of a choice; what a program set and the form does not show stays. */
export function configurationOf(before: ToolConfiguration, choice: ToolChoice): ToolConfiguration {
  const { timeout: _, max_retries: __, custom_params: ___, ...rest } = before;
  const [timeout, max_retries] = [numberOf(choice.timeout), numberOf(choice.max_retries)];
  const custom_params = paramsOf(choice.custom_params);
  return {
    ...rest,
    ...(timeout !== null && { timeout }),
    ...(max_retries !== null && { max_retries }),
    ...(custom_params && { custom_params }),
  };
}

/** Two configurations that mean the same, in whatever order their fields stand. */
export const isSameConfiguration = (a: ToolConfiguration, b: ToolConfiguration): boolean => ordered(a) === ordered(b);

const ordered = (configuration: ToolConfiguration): string =>
  JSON.stringify(Object.entries(configuration).toSorted(([a], [b]) => (a < b ? -1 : 1)));
