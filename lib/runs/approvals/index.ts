export { beginApproved, type Permission } from "./begin-approved.ts";
export { decideApproval } from "./decide-approval.ts";
export { expireApprovals } from "./expire-approvals.ts";
export { getApproval, listApprovals } from "./list-approvals.ts";
export { requestApproval } from "./request-approval.ts";
export { suspendRun } from "./suspend-run.ts";
