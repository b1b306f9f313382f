import type { PublicError } from "../../protocol/envelope.ts";
import type { WireEvent } from "../../protocol/events.ts";

/** An error as the one client that caused it is told; details become part of the sentence. */
export function errorEvent(error: PublicError, temp_message_id?: string): WireEvent {
  const details = (error.details ?? []).map(({ field, message }) => (field === "" ? message : `${field}: ${message}`));
  return {
    type: "error",
    data: {
      error_code: error.code,
      error_message: details.length === 0 ? error.message : `${error.message} ${details.join("; ")}`,
      ...(error.retry_after !== undefined && { retry_after: error.retry_after }),
      ...(temp_message_id !== undefined && { temp_message_id }),
    },
    timestamp: new Date().toISOString(),
  };
}
