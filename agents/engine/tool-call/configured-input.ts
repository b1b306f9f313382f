import type { ToolConfiguration } from "../../../lib/protocol/contract/tools.ts";
import { type InputSchema, isRecord } from "./input-schema.ts";

/**
 * What a call is made with: what the agent's configuration fixes goes before the model's words, its defaults behind them.
 * Names that the tool's input does not have act on nothing.
 */
export function configuredInput(
  input: unknown,
  schema: InputSchema,
  configuration: ToolConfiguration | undefined,
): unknown {
  const { custom_params, default_params } = configuration ?? {};
  if (!custom_params && !default_params) return input;
  const given = input === undefined || input === null ? {} : input;
  const known = (params: Record<string, unknown> = {}) =>
    Object.fromEntries(Object.entries(params).filter(([name]) => Object.hasOwn(schema.properties ?? {}, name)));
  return isRecord(given) ? { ...known(default_params), ...given, ...known(custom_params) } : input;
}

/** A tool's input as it is offered to a model: without what is fixed, with the agent's own defaults. */
export function offeredSchema(schema: InputSchema, configuration: ToolConfiguration | undefined): InputSchema {
  const { custom_params = {}, default_params = {} } = configuration ?? {};
  const isSet = (name: string) => Object.hasOwn(custom_params, name) || Object.hasOwn(default_params, name);
  if (!schema.properties || !Object.keys(schema.properties).some(isSet)) return schema;
  const offered = Object.entries(schema.properties)
    .filter(([name]) => !Object.hasOwn(custom_params, name))
    .map(([name, field]) => [
      name,
      Object.hasOwn(default_params, name) ? { ...field, default: default_params[name] } : field,
    ]);
  return {
    ...schema,
    properties: Object.fromEntries(offered),
    ...(schema.required && { required: schema.required.filter((name) => !isSet(name)) }),
  };
}
