/** Servers of the Model Context Protocol that people add: their tools are approved one by one, and called through a guard. */
export { callMcpTool, type McpCall } from "./call-mcp-tool.ts";
export { createMcpServer } from "./create-server.ts";
export { getMcpServer, listMcpServers } from "./list-servers.ts";
export type { McpResult } from "./read-result.ts";
export { refreshMcpServer } from "./refresh-server.ts";
export { mayRunPrograms } from "./require-kind.ts";
export { finishMcpSignIn, signInToMcpServer } from "./sign-in-to-server.ts";
export { deleteMcpServer, reviewMcpTools, updateMcpServer } from "./update-server.ts";
export { listUsableMcpTools, type UsableMcpTool } from "./usable-tools.ts";
