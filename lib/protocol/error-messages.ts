import type { ErrorCode } from "./error-codes.ts";

/** What a person is told when nothing more is known about an error. */
export const DEFAULT_MESSAGE: Record<ErrorCode, string> = {
  BAD_REQUEST: "The request is malformed.",
  UNAUTHORIZED: "Sign in first.",
  FORBIDDEN: "You are not allowed to do this.",
  REAUTHENTICATION_REQUIRED: "Confirm that it is you: give your password again, or sign in again.",
  NOT_FOUND: "No such object.",
  METHOD_NOT_ALLOWED: "This cannot be done here with that method.",
  CONFLICT: "This is in conflict with what is there now. Load it again and try once more.",
  PRECONDITION_FAILED: "This was changed in the meantime. Load it again and repeat your change.",
  PAYLOAD_TOO_LARGE: "This is larger than allowed.",
  VALIDATION_ERROR: "The input is not valid.",
  RATE_LIMITED: "Too many requests. Wait a moment and try again.",
  QUOTA_EXCEEDED: "Your quota is used up. Remove something or ask an administrator.",
  INTERNAL_ERROR: "Something went wrong on our side. Try again; if it stays, tell an administrator.",
  MODEL_UNAVAILABLE: "The model cannot be reached. Try again or choose another model.",
  PROVIDER_UNAUTHORIZED: "The provider refused the key. Check it in the settings.",
  PROVIDER_RATE_LIMITED: "The provider asks to wait. Try again later or choose another model.",
  PROVIDER_TIMEOUT: "The provider did not answer in time. Try again.",
  PROVIDER_BAD_RESPONSE: "The provider's answer could not be read. Try again or check its base URL.",
  PROVIDER_REJECTED: "The provider rejected the request. Check the model and its settings.",
  EGRESS_REFUSED: "This address may not be reached from here. An operator can list it in ALMA_EGRESS_ALLOW.",
  BUDGET_EXCEEDED: "The run reached its limit. What it wrote so far is kept.",
  RUN_CANCELLED: "The run was stopped. What it wrote so far is kept.",
  SERVICE_UNAVAILABLE: "The service is not available right now. Try again in a moment.",
  STORAGE_UNAVAILABLE: "Files cannot be stored here right now.",
};
