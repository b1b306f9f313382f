import { lexer, parse, walk } from "css-tree";

/** CSS: what does not parse, unknown properties, values that a property cannot have. */
export function checkCss(source) {
  const problems = [];
  const onParseError = ({ message, line, column }) => problems.push({ line, column, severity: "error", message });
  const tree = parse(source, { positions: true, onParseError, parseCustomProperty: false });
  walk(tree, (node) => {
    if (node.type !== "Declaration" || node.property.startsWith("-") || node.property.startsWith("*")) return;
    const { error } = lexer.matchDeclaration(node);
    if (!error) return;
    const { line, column } = node.loc.start;
    if (error.name === "SyntaxReferenceError") {
      problems.push({
        line,
        column,
        severity: "warning",
        message: error.message.replaceAll("`", "'"),
        ...nearest(node.property),
      });
    } else if (error.name === "SyntaxMatchError") {
      const at = error.line === undefined ? { line, column } : { line: error.line, column: error.column };
      problems.push({
        ...at,
        severity: "error",
        message: `${node.property} does not take this value`,
        ...expected(error),
      });
    }
  });
  return problems;
}

const expected = ({ syntax }) =>
  typeof syntax === "string" && syntax.length < 200 ? { suggestion: `It takes: ${syntax}` } : {};

function nearest(property) {
  const known = Object.keys(lexer.properties).filter((name) => !name.startsWith("-"));
  return { word: property, known };
}
