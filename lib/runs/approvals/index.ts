export { beginApproved, type Permission } from "./begin-approved.ts";
export { decideApproval } from "./decide-approval.ts";
export { destinationOf } from "./destination-of.ts";
export { expireApprovals } from "./expire-approvals.ts";
export { getApproval, listApprovals } from "./list-approvals.ts";
export { type CallInQuestion, requestApproval } from "./request-approval.ts";
export { listStandingApprovals, revokeStandingApproval } from "./standing-approvals.ts";
export { suspendRun } from "./suspend-run.ts";
