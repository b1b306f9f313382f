import { z } from "zod";
import { runCode } from "../../sandbox/index.ts";
import { CodeFailure } from "../outcome.ts";

const problem = z.object({
  line: z.number(),
  column: z.number(),
  end_line: z.number().nullable(),
  end_column: z.number().nullable(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
});

const answer = z.array(z.array(problem));

/** Compiles every file without running it; `compile` sees more than a parser (a return outside a function). */
const PROGRAM = `import json, sys, warnings
def check(name):
    source = open(name, "rb").read()
    found = []
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            compile(source, name, "exec", dont_inherit=True)
        except SyntaxError as error:
            found.append({"line": error.lineno or 1, "column": error.offset or 1, "end_line": error.end_lineno or None,
                          "end_column": error.end_offset or None, "severity": "error", "message": error.msg})
        except (ValueError, RecursionError, MemoryError) as error:
            found.append({"line": 1, "column": 1, "end_line": None, "end_column": None, "severity": "error",
                          "message": str(error) or type(error).__name__})
    for each in told:
        if issubclass(each.category, SyntaxWarning):
            found.append({"line": each.lineno or 1, "column": 1, "end_line": None, "end_column": None,
                          "severity": "warning", "message": str(each.message)})
    return found
print(json.dumps([check(f"source{number}") for number in range(int(input()))]))
`;

/** The mistakes in Python sources, by Python itself, in the sandbox. */
export async function findPythonProblems(sources: string[], signal: AbortSignal): Promise<z.output<typeof answer>> {
  const files = sources.map((source, index) => ({ path: `source${index}`, content: new TextEncoder().encode(source) }));
  const ran = await runCode(
    {
      language: "python",
      code: PROGRAM,
      files,
      stdin: `${sources.length}\n`,
      timeout_ms: 20_000,
      max_output_bytes: 2_000_000,
    },
    { signal },
  );
  if (ran.error) throw new CodeFailure(ran.error.code, ran.error.message);
  if (ran.return_code !== 0)
    throw new CodeFailure("CHECK_FAILED", `Python could not check the text: ${ran.stderr.slice(-500)}`);
  return answer.parse(JSON.parse(ran.stdout));
}
