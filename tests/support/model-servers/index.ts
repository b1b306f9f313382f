export {
  badToolArguments,
  call,
  cut,
  delay,
  end,
  hang,
  malformed,
  raw,
  type ScriptStep,
  say,
  status,
  think,
} from "./script.ts";
export {
  MODEL_SERVER_KINDS,
  type ModelServer,
  type ModelServerOptions,
  type Script,
  startModelServer,
  vectorOf,
} from "./start-model-server.ts";
export type { ModelServerKind, ReceivedRequest } from "./wire-format.ts";
