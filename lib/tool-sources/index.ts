/** What MCP servers and HTTP services have in common: tools of somebody else's, approved by a person and pinned. */
export { forgetApprovals, type OfferedTool, pinTools, reviewTools, type ToolReview } from "./pin-tools.ts";
export { plainInput } from "./plain-input.ts";
export { requireFreePrefix } from "./require-free-prefix.ts";
export { requireMayShare } from "./require-may-share.ts";
export { shownTools, type UsableTool, usableTools } from "./usable-tools.ts";
