// Starts Swagger UI. A file of its own, because the page's policy lets no inline script run.
/* global SwaggerUIBundle */

const root = document.getElementById("reference");
const TOKEN_PATH = "/v1/login/access-token";
/** Requests by which Swagger UI itself asks for a token, which expects it where OAuth2 puts it. */
let asksForToken = false;

/** What somebody tries begins without made-up ids and filters; the examples are for reading. */
function withoutFilledIn(specification) {
  for (const path of Object.values(specification.paths)) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) delete parameter.example;
    }
  }
  for (const parameter of Object.values(specification.components.parameters)) delete parameter.example;
  return specification;
}

/** Swagger UI marks its own requests for a token by this header. */
function onRequest(request) {
  asksForToken = request.url.endsWith(TOKEN_PATH) && "X-Requested-With" in (request.headers ?? {});
  return request;
}

/** Takes the token out of our envelope. */
function onResponse(response) {
  if (!asksForToken || !response.ok || !response.url.endsWith(TOKEN_PATH)) return response;
  const text = JSON.stringify(JSON.parse(response.data ?? response.text).data);
  return Object.assign(response, { data: text, text });
}

const answer = await fetch("/openapi.json");
SwaggerUIBundle({
  spec: withoutFilledIn(await answer.json()),
  domNode: root,
  layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  docExpansion: "none",
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // No validator elsewhere is asked about this document.
  validatorUrl: null,
  syntaxHighlight: { theme: document.documentElement.classList.contains("dark") ? "agate" : "idea" },
  requestInterceptor: onRequest,
  responseInterceptor: onResponse,
  onComplete: () => root?.setAttribute("data-ready", "true"),
});
