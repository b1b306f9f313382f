// Locked child: an OpenAPI or Swagger document in, its operations as tools out.
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { asOpenapi, loadDocument } from "./openapi/load-document.mjs";
import { operationsOf } from "./openapi/operations-of.mjs";
import { serversOf } from "./openapi/servers-of.mjs";

/** In bytes, as for what is read: it is read again. Aliases of YAML are written out in JSON, which may be larger. */
const LARGEST_JSON = 2_000_000;

function jsonOf(document) {
  const json = new TextEncoder().encode(JSON.stringify(document));
  if (json.length > LARGEST_JSON) throw new Refusal("TOO_LARGE", "Written as JSON, the document is larger than 2 MB.");
  return json;
}

serve(({ input, options }) => {
  const given = loadDocument(input);
  const data = jsonOf(given);
  const document = asOpenapi(given);
  const servers = serversOf(document.servers, options.url);
  const { operations, left_out } = operationsOf(document, options.url);
  const value = { title: String(document.info?.title ?? "").slice(0, 200), servers, operations, left_out };
  return { value, parts: [{ name: "document", data }] };
});
