// Puts a clock around every function of a JavaScript or TypeScript program, by inserting text: lines stay what they are.
import { parseSync } from "oxc-parser";
import { Refusal, serve } from "../../parsing/child/serve.mjs";

const NAMES = { javascript: "program.jsx", typescript: "program.tsx" };
const MAX_FUNCTIONS = 5000;

const lineOf = (code, offset) => code.slice(0, offset).split("\n").length;
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

function visit(node, parent, owner, found) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, parent, owner, found);
    return;
  }
  if (typeof node !== "object" || node === null || typeof node.type !== "string") return;
  const inside = /^Class/.test(node.type) ? (node.id?.name ?? parent?.id?.name ?? "") : owner;
  // A generator's body runs in pieces, so a clock around it would count what is not its own.
  if (FUNCTIONS.has(node.type) && node.body && !node.generator) {
    const own = nameOf(node, parent);
    const name = owner && parent?.type === "MethodDefinition" ? `${owner}.${own}` : own;
    found.push({ name, start: node.start, body: node.body, is_async: node.async });
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== "parent" && typeof value === "object") visit(value, node, inside, found);
  }
}

function nameOf(node, parent) {
  const from = node.id ?? parent?.id ?? parent?.key ?? (parent?.type === "AssignmentExpression" ? parent.left : null);
  return from?.name ?? from?.property?.name ?? (typeof from?.value === "string" ? from.value : "(anonymous)");
}

function insert(code, found) {
  const inserts = found.flatMap(({ body }, id) => {
    const begin = `const __alma${id} = globalThis.__almaEnter(${id}); try {`;
    const end = `} finally { globalThis.__almaLeave(__alma${id}); }`;
    if (body.type === "BlockStatement" || body.type === "FunctionBody") {
      const directives = (body.body ?? []).filter((each) => typeof each.directive === "string");
      return [
        { at: directives.at(-1)?.end ?? body.start + 1, text: begin, order: id },
        { at: body.end - 1, text: end, order: -id },
      ];
    }
    // An expression as a body may stand in parentheses that do not belong to the node: the arrow is found before them.
    const open = code.lastIndexOf("=>", body.start) + 2;
    let close = body.end;
    for (let depth = (code.slice(open, body.start).match(/\(/g) ?? []).length; depth > 0; depth -= 1)
      close = code.indexOf(")", close) + 1;
    return [
      { at: open, text: `{${begin} return (`, order: id },
      { at: close, text: `);${end}}`, order: -id },
    ];
  });
  let result = "";
  let at = 0;
  // Where two end at the same place, the inner one is closed first.
  for (const each of inserts.sort((a, b) => a.at - b.at || a.order - b.order)) {
    result += code.slice(at, each.at) + each.text;
    at = each.at;
  }
  return result + code.slice(at);
}

await serve(({ options }) => {
  const { code, language } = options;
  const { program, errors } = parseSync(NAMES[language], code, { sourceType: "unambiguous" });
  const [error] = errors;
  if (error) {
    const at = code.slice(0, error.labels[0]?.start ?? 0).split("\n");
    const place = `line ${at.length}, column ${(at.at(-1)?.length ?? 0) + 1}`;
    throw new Refusal("UNSUPPORTED", `SyntaxError: ${error.message} (${place})`);
  }
  const found = [];
  visit(program, null, "", found);
  if (found.length > MAX_FUNCTIONS)
    throw new Refusal("TOO_LARGE", `The program has more than ${MAX_FUNCTIONS} functions.`);
  const functions = found.map(({ name, start }) => ({ name, line: lineOf(code, start) }));
  return { value: { code: insert(code, found), functions } };
});
