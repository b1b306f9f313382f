/** The sandbox: runs programs nobody has to trust, in processes that can reach nothing. */
export type { CodeLanguage, CodeRequest, CodeResult, SandboxFile } from "./code-request.ts";
export { describeSandbox } from "./describe-sandbox.ts";
export { SANDBOX_PATHS } from "./files/sandbox-paths.ts";
export { type KeptResult, runKept } from "./interpreters/kept-interpreters.ts";
export { allowRead, findLauncher, NO_ENVIRONMENT } from "./interpreters/launcher.ts";
export { buildPythonSnapshot } from "./interpreters/python-snapshot.ts";
export { watchMemory } from "./interpreters/resource-watch.ts";
export { SANDBOX_LIMITS, WORKSPACE_COPY } from "./limits.ts";
export { openSession } from "./open-session.ts";
export { FetchPackagesError, fetchPackages } from "./packages/fetch-packages.ts";
export { readEngineLock } from "./packages/package-lock.ts";
export { packagesFolder } from "./packages/python-packages.ts";
export { runCode } from "./run-code.ts";
export type { SandboxError, SandboxErrorCode } from "./sandbox-error.ts";
export type { CommandResult, FolderEntry, SandboxSession, SessionCommand, SessionOptions } from "./session.ts";
export { shutdownSandbox } from "./shutdown-sandbox.ts";
