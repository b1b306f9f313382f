export { audit } from "./audit.ts";
export type { AuditEvent, AuditEvents } from "./events.ts";
