export { audit } from "./audit.ts";
export type { AuditEvent, AuditEvents } from "./events.ts";
export { listAuditEntries } from "./list-entries.ts";
export { sealEntries } from "./seal-entries.ts";
export { verifyAudit, verifyChain } from "./verify-chain.ts";
