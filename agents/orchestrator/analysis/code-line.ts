/** Beginnings and endings that lines of program text have and sentences hardly ever do. */
const CODE_LINE = [
  /^\s*(?:async\s+)?def\s+\w+\s*\(.*\).*:\s*$/,
  /^\s*class\s+\w+\s*(?:\(.*\)|extends\s+\w+)?\s*[:{]\s*$/,
  /^\s*(?:from\s+[\w.]+\s+)?import\s+[\w.*{}, ]+(?:\s+from\s+["'].+["'];?|\s+as\s+\w+)?\s*;?$/,
  /^\s*(?:if|elif|while|for|with|else|try|except|switch)\b.*[:{]\s*$/,
  /^\s*(?:for|while|if)\s*\(.*\)/,
  /^\s*for\s+\w+\s+in\s+.+:/,
  /^\s*return\b.*[;)\]}]\s*$/,
  /^\s+return\s+\w+\s*$/,
  /^\s*(?:const|let|var)\s+[\w{[\], }]+\s*=\s*.+/,
  /^\s*(?:export\s+)?(?:async\s+)?function\s*\w*\s*\(.*\)/,
  /^\s*(?:public|private|protected|static)\s+[\w<>[\]]+\s+\w+/,
  /^\s*(?:File ".+", line \d+|Traceback \(most|at .+:\d+(?::\d+)?\)?$)/,
  /^\s*#include\s*[<"]/,
  /^\s*@\w+(?:\.\w+)*\(.*\)\s*$/,
  /^\s*[\w.]+\(.*\)\s*;?\s*$/,
  /^\s*[\w.[\]]+\s*[+*/-]?=\s*[^=\s].*[;)\]}\w'"]$/,
  /^\s*<\/?[a-z][\w-]*(?:\s[^<>]*)?>.*$/i,
  /^\s*[})\]]+[;,)]*\s*$/,
  /^\s*(?:fn|func|fun)\s+\w+\s*\(.*\)/,
  /^\s*\$\s+\w+/,
  /=>\s*[{(\w].*[;})]\s*$/,
];

const LONGEST = 500;

/** Whether one line of a message reads as program text. A line longer than 500 characters is never looked at. */
export const isCodeLine = (line: string): boolean => {
  if (line.length > LONGEST || line.trim() === "") return false;
  // `sin(30度)+cos(60度)=?` and other sums belong to the arithmetic scorer.
  if (/\p{Script=Han}/u.test(line.replace(/(["'`]).*?\1|(?:\/\/|#).*$/g, ""))) return false;
  return CODE_LINE.some((pattern) => pattern.test(line));
};
