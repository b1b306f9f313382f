import type { Contract } from "../contract/define.ts";
import { type ErrorCode, STATUS } from "../error-codes.ts";

/** What a model's provider can do wrong. */
const OF_PROVIDERS: ErrorCode[] = [
  "MODEL_UNAVAILABLE",
  "PROVIDER_UNAUTHORIZED",
  "PROVIDER_BAD_RESPONSE",
  "PROVIDER_REJECTED",
  "EGRESS_REFUSED",
  "PROVIDER_RATE_LIMITED",
  "PROVIDER_TIMEOUT",
  "BUDGET_EXCEEDED",
];

const takesBody = ({ body, body_type }: Contract): boolean => body !== undefined || body_type !== undefined;
const changes = ({ method }: Contract): boolean => method !== "GET";
const readsIdentity = ({ auth, tag }: Contract): boolean => auth !== "none" || tag === "auth";
const storesFiles = (contract: Contract): boolean =>
  ["files", "uploads"].includes(contract.tag) || contract.body_type === "multipart" || contract.body_type === "binary";

const asksProvider = ({ asks_provider }: Contract): boolean => asks_provider === true;

/** The codes an operation can answer with, by what its contract says of it. */
const WHEN: [ErrorCode, (contract: Contract) => boolean][] = [
  ["BAD_REQUEST", (contract) => takesBody(contract) || contract.versioned === true || contract.method === "POST"],
  ["UNAUTHORIZED", readsIdentity],
  ["FORBIDDEN", readsIdentity],
  ["REAUTHENTICATION_REQUIRED", ({ needs_proof }) => needs_proof === true],
  ["NOT_FOUND", ({ params, body }) => params !== undefined || body !== undefined],
  ["CONFLICT", changes],
  ["PRECONDITION_FAILED", (contract) => contract.versioned === true && changes(contract)],
  ["PAYLOAD_TOO_LARGE", takesBody],
  ["VALIDATION_ERROR", (contract) => takesBody(contract) || contract.query !== undefined || contract.method === "POST"],
  ["RATE_LIMITED", () => true],
  ["QUOTA_EXCEEDED", (contract) => storesFiles(contract) && changes(contract)],
  ["INTERNAL_ERROR", () => true],
  ["SERVICE_UNAVAILABLE", () => true],
  ["STORAGE_UNAVAILABLE", storesFiles],
  ...OF_PROVIDERS.map((code) => [code, asksProvider] satisfies [ErrorCode, (contract: Contract) => boolean]),
];

/** The errors an operation's shape makes possible, by the status they are answered with, lowest first. */
export function possibleErrors(contract: Contract): [status: number, codes: ErrorCode[]][] {
  const codes = WHEN.filter(([, applies]) => applies(contract)).map(([code]) => code);
  const statuses = [...new Set(codes.map((code) => STATUS[code]))].sort((a, b) => a - b);
  return statuses.map((status) => [status, codes.filter((code) => STATUS[code] === status)]);
}
