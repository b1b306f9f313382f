// What to do about a mistake, as far as its message and its place tell.
import { nearestWord } from "./nearest-word.mjs";

const words = (text) => text.split(" ");

const KEYWORDS = {
  python: words(
    "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield print",
  ),
  javascript: words(
    "async await break case catch class const continue debugger default delete else export extends finally for function if import instanceof interface let new return static super switch this throw try typeof var void while yield",
  ),
  sql: words(
    "SELECT FROM WHERE GROUP ORDER HAVING LIMIT OFFSET INSERT INTO VALUES UPDATE SET DELETE CREATE TABLE INDEX VIEW DROP ALTER JOIN LEFT RIGHT INNER OUTER UNION DISTINCT BETWEEN EXISTS PRIMARY REFERENCES UNIQUE CONSTRAINT",
  ),
  shell: words("if then elif else fi for while until do done case esac function select in"),
};
for (const language of ["jsx", "typescript", "tsx"]) KEYWORDS[language] = KEYWORDS.javascript;

/** By message: the first pattern that fits. */
const ADVICE = [
  [/expected ':'/, "Put a colon at the end of this line."],
  [/was never closed/, "Close it, on this line or further down."],
  [/unterminated (triple-quoted |f-)?string|Unterminated string/i, "Close the text with the quote it began with."],
  [/does not match opening/, "Close the brackets in the order in which they were opened."],
  [/expected an indented block/, "Indent the next line, or write pass."],
  [/unexpected indent/, "Take the extra spaces away from the start of this line."],
  [/unindent does not match/, "Give the line the same indentation as the block it belongs to."],
  [/inconsistent use of tabs/, "Use spaces only."],
  [/Missing parentheses in call to 'print'/, "Write print(...): this is Python 3."],
  [/Maybe you meant '==' /, "Compare with ==; = assigns."],
  [/cannot assign to/, "The left side of = must be a name; to compare, write ==."],
  [/outside function/, "Move it into a function."],
  [
    /invalid decimal literal|Identifier cannot follow number/,
    "A name cannot begin with a digit; put a space or an operator between them.",
  ],
  [/statement must end with 'fi'/, "Add fi after the last command of the if."],
  [/must end with 'done'/, "Add done after the last command of the loop."],
  [/must end with 'esac'/, "Add esac after the last pattern."],
  [/must be followed by 'then'/, "Write then on the next line, or '; then' on this one."],
  [/must be followed by 'do'/, "Write do on the next line, or '; do' on this one."],
  [/reached EOF without (matching|closing)/i, "Close what was opened here."],
  [
    /incomplete input|at end of input/,
    "Something is missing at the end: a closing bracket, or the rest of the statement.",
  ],
  [/Expected `;`|semicolon/, "Put a semicolon or a line break before it."],
  [/Expected `[)\]}]`/, "Close the bracket that was opened before."],
  [/Unexpected token/, "Take it away, or complete what stands before it."],
  [/Colon is expected/, "Write a colon between the property and its value."],
  [/"}" is expected/, "Close the block with }."],
  [/"\{" is expected/, "A selector is followed by a block in { }; or there is one } too many."],
];

const RULES = {
  "close-order": "Close the elements in the order in which they were opened, each with its own end tag.",
  "no-dup-id": "Give every element its own id.",
  "no-dup-attr": "Keep one of the two attributes.",
  "void-content": "This element has no content: take the end tag away.",
  "no-implicit-close": "Close the element before the next one begins.",
  "element-permitted-content": "Move it out, or use another element around it.",
};

/**
 * @param {{ message: string, rule?: string, suggestion?: string, word?: string, known?: string[] }} problem
 * @param {string} language @param {string} line the text of its line @param {number} column from 1
 */
export function suggest(problem, language, line, column) {
  if (problem.known) {
    const name = nearestWord(problem.word ?? "", problem.known);
    return name && `Did you mean ${name}?`;
  }
  const misspelled = misspelledAround(KEYWORDS[language] ?? [], line, column);
  if (misspelled) return misspelled;
  if (problem.suggestion) return problem.suggestion;
  if (problem.rule && RULES[problem.rule]) return RULES[problem.rule];
  return ADVICE.find(([pattern]) => pattern.test(problem.message))?.[1] ?? null;
}

/** The word at the place of the mistake, or the one before it, that is nearly a word of the language. */
function misspelledAround(keywords, line, column) {
  const found = [...line.matchAll(/[A-Za-z_]+/g)].filter(({ index }) => index < column + 1).slice(-2);
  for (const [word] of found.toReversed()) {
    if (keywords.some((keyword) => keyword.toLowerCase() === word.toLowerCase())) continue;
    const meant = nearestWord(word, keywords);
    if (meant) return `Did you mean ${meant} instead of ${word}?`;
  }
  return null;
}
