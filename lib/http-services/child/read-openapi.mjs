// Locked child: an OpenAPI or Swagger document in, its operations as tools out.
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { loadDocument } from "./openapi/load-document.mjs";
import { operationsOf } from "./openapi/operations-of.mjs";
import { serversOf } from "./openapi/servers-of.mjs";

/** Aliases of YAML are written out in JSON, so that it may be larger than what was read. */
const LARGEST_JSON = 8_000_000;

function jsonOf(document) {
  const json = JSON.stringify(document);
  if (json.length > LARGEST_JSON) throw new Refusal("TOO_LARGE", "Written out, the document is larger than 8 MB.");
  return new TextEncoder().encode(json);
}

serve(({ input, options }) => {
  const document = loadDocument(input);
  const data = jsonOf(document);
  const servers = serversOf(document.servers, options.url);
  const { operations, left_out } = operationsOf(document, options.url);
  const value = { title: String(document.info?.title ?? "").slice(0, 200), servers, operations, left_out };
  return { value, parts: [{ name: "document", data }] };
});
