/** The sandbox: runs programs nobody has to trust, in processes that can reach nothing. */
export type { CodeLanguage, CodeRequest, CodeResult, SandboxFile } from "./code-request.ts";
export { describeSandbox } from "./describe-sandbox.ts";
export { SANDBOX_LIMITS } from "./limits.ts";
export { buildPythonSnapshot } from "./python-snapshot.ts";
export { runCode } from "./run-code.ts";
export type { SandboxError, SandboxErrorCode } from "./sandbox-error.ts";
export { shutdownSandbox } from "./shutdown-sandbox.ts";
