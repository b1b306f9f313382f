import { HtmlValidate, StaticConfigLoader } from "html-validate/browser";

/** What is wrong by the language's own rules; taste (order, quotes, style) is not asked. */
const RULES = {
  "attribute-allowed-values": "error",
  "close-attr": "error",
  "close-order": "error",
  "element-name": "error",
  "element-permitted-content": "error",
  "element-permitted-parent": "error",
  "element-permitted-order": "error",
  "element-permitted-occurrences": "error",
  "no-dup-attr": "error",
  "no-dup-id": "error",
  "no-implicit-close": "warn",
  "no-implicit-button-type": "off",
  "no-raw-characters": ["warn", { relaxed: true }],
  "no-unknown-elements": "error",
  "script-element": "error",
  "unrecognized-char-ref": "warn",
  "void-content": "error",
  deprecated: "warn",
};

/** HTML: unclosed and misplaced elements, double attributes and ids, values that an attribute cannot have. */
export function checkHtml(source) {
  const loader = new StaticConfigLoader({ root: true, elements: ["html5"], rules: RULES });
  const report = new HtmlValidate(loader).validateStringSync(source, "page.html");
  return (report.results[0]?.messages ?? []).map(({ ruleId, severity, message, line, column }) => ({
    line,
    column,
    severity: severity === 2 ? "error" : "warning",
    message,
    rule: ruleId,
  }));
}
