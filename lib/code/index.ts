/** What the coding tools do: queries, checks, tests, measurements, calculation, edits, projects and packages. */
export { calculate, calculationResult } from "./calculate/calculate.ts";
export { applyPatch, patchResult } from "./edit/apply-patch.ts";
export { editFile, editResult } from "./edit/edit-file.ts";
export { fileHistory, fileHistoryResult } from "./history/file-history.ts";
export { type BundledProgram, bundleProgram } from "./npm/bundle-program.ts";
export type { CodeOutcome } from "./outcome.ts";
export { profileCode } from "./profile/profile-code.ts";
export { profileReport } from "./profile/profile-report.ts";
export { initProject, projectResult } from "./project/init-project.ts";
export { querySql } from "./sql/query-sql.ts";
export { sqlResult } from "./sql/sql-answer.ts";
export { syntaxReport } from "./syntax/check-sources.ts";
export { checkSyntax } from "./syntax/check-syntax.ts";
export { LANGUAGES as SYNTAX_LANGUAGES } from "./syntax/detect-language.ts";
export { runTests } from "./tests/run-tests.ts";
export { testReport } from "./tests/test-report.ts";
export { decodeTextFile } from "./text/text-file.ts";
