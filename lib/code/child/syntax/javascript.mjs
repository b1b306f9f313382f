import { parseSync } from "oxc-parser";

const NAMES = { javascript: "a.js", jsx: "a.jsx", typescript: "a.ts", tsx: "a.tsx" };

/** JavaScript and its relatives. A file that is no module may still be a script. */
export function checkJavascript(source, language) {
  const name = NAMES[language];
  const { errors } = parseSync(name, source, { sourceType: "module" });
  if (errors.length === 0) return [];
  if (language === "javascript") {
    if (parseSync(name, source, { sourceType: "script" }).errors.length === 0) return [];
    if (parseSync("a.jsx", source, {}).errors.length === 0) {
      return errors.slice(0, 1).map((error) => toProblem(error, "It is JSX: name the file .jsx, or say language jsx."));
    }
  }
  return errors.map((error) => toProblem(error, error.helpMessage));
}

const toProblem = (error, suggestion) => ({
  offset: error.labels[0]?.start ?? 0,
  end: error.labels[0]?.end,
  severity: error.severity === "Warning" ? "warning" : "error",
  message: [error.message, error.labels[0]?.message].filter(Boolean).join(": "),
  suggestion: suggestion ?? undefined,
});
