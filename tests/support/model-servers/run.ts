// node tests/support/model-servers/run.ts --kind openai --port 4010 [--key my-key]
import { parseArgs } from "node:util";
import { defaultScript } from "./default-script.ts";
import { MODEL_SERVER_KINDS, startModelServer } from "./start-model-server.ts";

const { values } = parseArgs({
  options: {
    kind: { type: "string", default: "openai" },
    port: { type: "string", default: "4010" },
    key: { type: "string" },
  },
});
const kind = MODEL_SERVER_KINDS.find((name) => name === values.kind);
if (!kind) {
  console.error(`--kind must be one of: ${MODEL_SERVER_KINDS.join(", ")}`);
  process.exit(1);
}
const server = await startModelServer({
  kind,
  port: Number(values.port),
  script: defaultScript,
  ...(values.key === undefined ? {} : { api_key: values.key }),
});
console.log(
  `A scripted ${kind} server.\n  base URL  ${server.base_url}\n  API key   ${server.api_key}\n  model     ${server.default_model}`,
);
console.log("Its address is a loopback one: add it as a superuser, or list it in ALMA_EGRESS_ALLOW.");
process.once("SIGINT", () => void server.close());
