// Evaluates expressions with mathjs: arithmetic, units, matrices, fractions, big numbers. Not a programming language:
// what could define units, import functions or evaluate text again is switched off, as mathjs advises.
// The bundle loads four times as fast as the modules it was made from.
import mathjs from "mathjs/lib/browser/math.js";
import { serve } from "../../parsing/child/serve.mjs";

const SWITCHED_OFF = [
  ...["import", "createUnit", "reviver", "evaluate", "parse", "compile", "parser", "simplify", "simplifyCore"],
  ...["simplifyConstant", "derivative", "resolve", "rationalize", "symbolicEqual", "leafCount", "help"],
];
const MAX_TEXT = 20_000;

await serve(({ options }) => {
  const { expressions, variables, numbers, precision } = options;
  const math = mathjs.create({
    number: numbers,
    precision,
    ...(numbers === "Fraction" ? { numberFallback: "BigNumber" } : {}),
  });
  const evaluate = math.evaluate.bind(math);
  const off = (name) => () => {
    throw new Error(`The function ${name} is not available here.`);
  };
  math.import(Object.fromEntries(SWITCHED_OFF.map((name) => [name, off(name)])), { override: true });
  const scope = new Map();
  const results = [];
  try {
    for (const [name, text] of Object.entries(variables)) scope.set(name, evaluate(text));
    for (const expression of expressions) results.push(calculate(math, evaluate, expression, scope, options));
    return { value: { results, error: null } };
  } catch (error) {
    const message = String(error?.message ?? error).slice(0, 500);
    return { value: { results, error: { expression: results.length + 1, message } } };
  }
});

function calculate(math, evaluate, expression, scope, { precision, numbers, digits }) {
  const value = evaluate(expression, scope);
  const shown = value?.isResultSet ? value.entries.at(-1) : value;
  const format = {
    ...(digits === null ? {} : { precision: digits }),
    // Written out as long as the digits are really known.
    lowerExp: -9,
    upperExp: numbers === "number" ? 21 : precision,
    fraction: "ratio",
  };
  const text = shown === undefined ? "" : math.format(shown, format);
  const result = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
  return { expression, result, type: math.typeOf(shown) };
}
