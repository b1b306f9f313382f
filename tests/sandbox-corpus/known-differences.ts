/**
 * Programs that cannot do in a driver what they do elsewhere, and why. They are played and counted like all others, and
 * what they print instead is recorded beside them as `<name>.<driver>.out`.
 */
const KNOWN: Record<string, [reason: string, programs: string[]][]> = {
  bubblewrap: [
    ["bash -c ends with 127 where a script file ends with 1", ["shell/parameter-expansion", "shell/set-nounset"]],
  ],
  pyodide: [
    ["WebAssembly has no threads", ["python/threading-workers", "python/concurrent.futures-pool"]],
    ["the sandbox has no processes", ["python/subprocess-call"]],
    ["the engine comes without dbm, which shelve needs", ["python/dbm-keys", "python/shelve-storage"]],
    ["the engine has no time zones until its package tzdata was fetched", ["python/zoneinfo-rules"]],
    ["the engine numbers errors as WASI does; their names are the same", ["python/errno-numbers"]],
  ],
  quickjs: [
    ["QuickJS has no Intl", ["javascript/intl-formats"]],
    ["QuickJS' stacks begin with the first frame, without the message", ["javascript/error-stack-text"]],
    ["a promise does not tell its state", ["javascript/inspect-promises"]],
    ["QuickJS has no shared memory here, and no threads", ["javascript/using-atomics-and-shared"]],
    ["import.meta is empty", ["javascript/module-import-meta"]],
    ["tests are run by run_tests; there is no module node:test in other programs", ["javascript/node-test-suite"]],
  ],
  "just-bash": [
    ["`for a; do` splits the arguments again", ["shell/arguments-and-shift-a"]],
    ["numbers are doubles and do not wrap at 64 bits", ["shell/arithmetic-a"]],
    ["awk: -F takes no pattern", ["shell/awk-fields-a"]],
    ["awk: what the reference's mawk refuses (a function named as a variable) is taken", ["shell/awk-fields-b"]],
    ["awk: print to /dev/stdout is lost", ["shell/awk-reports-a"]],
    ["jobs run in the foreground; wait knows no exit code", ["shell/background-and-wait"]],
    ["[!a-m] does not match as in the C locale", ["shell/case-patterns-a"]],
    ["paste reads its input only as -", ["shell/command-substitution-and-pipes-a", "shell/select-uniq-words-b"]],
    ["cut has no -b and no --output-delimiter", ["shell/cut-tr-head-tail-a", "shell/cut-tr-head-tail-b"]],
    ["head takes no negative count", ["shell/cut-tr-head-tail-c"]],
    ["date does not add days", ["shell/date-fixed-a"]],
    ["~+ is not expanded", ["shell/echo-and-quotes"]],
    ["sort has no -z and no -m", ["shell/find-and-xargs-a", "shell/sort-variants-a"]],
    [
      "wc, fmt and others lay out otherwise or lack an option",
      ["shell/find-and-xargs-b", "shell/wc-and-nl-a", "shell/wc-and-nl-b", "shell/wc-and-nl-c", "shell/utf8-text-a"],
    ],
    [
      "xargs wants a blank before the values of its options, and does nothing without words",
      ["shell/find-and-xargs-c", "shell/find-and-xargs-d", "shell/find-and-xargs-e"],
    ],
    ["$(( )) in a substitution within $(( )) is not counted", ["shell/functions-a", "shell/matrix-and-recursion-a"]],
    ["!(...) is not understood", ["shell/globs-b"]],
    [
      "grep: \\+ in plain patterns, lookbehind and a second -e are not understood",
      ["shell/grep-search-a", "shell/grep-search-b", "shell/grep-search-c"],
    ],
    ["jq ends otherwise after an error", ["shell/json-with-jq", "shell/json-with-jq-a"]],
    [
      "there is no bc, factor, numfmt, xxd and csplit",
      [
        "shell/math-tools-a",
        "shell/math-tools-b",
        "shell/math-tools-c",
        "shell/math-tools-d",
        "shell/math-tools-e",
        "shell/strings-and-base64-a",
        "shell/tail-follow-and-ranges-a",
      ],
    ],
    ["a command from a variable is split otherwise", ["shell/nested-quotes-eval-a"]],
    ["bash -s takes no arguments", ["shell/script-files-b"]],
    ["sed has no number before g, and no \\U", ["shell/sed-edits-a", "shell/sed-edits-b"]],
    ["sort -k1,1nr -k2 orders equals otherwise", ["shell/select-uniq-words-a"]],
    ["set +u does not undo set -u", ["shell/set-nounset"]],
    ["sys.argv[0] is the program's own name, not the shell's word for it", ["shell/shell-python"]],
    ["env -i forgets what it was given", ["shell/subshell-and-groups-a"]],
    ["the whole script is read before its first line runs", ["shell/syntax-error"]],
    [
      "diff prints in the unified form only, with its lengths",
      ["shell/tee-comm-join-paste-a", "shell/tee-comm-join-paste-b"],
    ],
    ["trap is not called at the end", ["shell/trap-exit"]],
  ],
};

/** Why a program's outcome differs in a driver; undefined where it must not. */
export const findReason = (program: string, driver: string): string | undefined =>
  KNOWN[driver]?.find(([, programs]) => programs.includes(program.replace(/\.[a-z]+$/, "")))?.[0];
