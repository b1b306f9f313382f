/** Every error a client can meet, with the HTTP status it answers with. Exhaustive: a new code without a status does not compile. */
export const STATUS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  REAUTHENTICATION_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  VALIDATION_ERROR: 422,
  RATE_LIMITED: 429,
  QUOTA_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
  MODEL_UNAVAILABLE: 502,
  PROVIDER_UNAUTHORIZED: 502,
  PROVIDER_RATE_LIMITED: 503,
  PROVIDER_TIMEOUT: 503,
  PROVIDER_BAD_RESPONSE: 502,
  PROVIDER_REJECTED: 502,
  EGRESS_REFUSED: 502,
  BUDGET_EXCEEDED: 503,
  RUN_CANCELLED: 409,
  SERVICE_UNAVAILABLE: 503,
  STORAGE_UNAVAILABLE: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof STATUS;

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === "string" && Object.hasOwn(STATUS, value);
