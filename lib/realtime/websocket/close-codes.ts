/** Why the server ends a socket. 1000-1999 are RFC 6455's, 4000-4999 ours; the number is the HTTP status it stands for. */
export const CLOSE = {
  text_only: [1003, "text frames only"],
  malformed: [1007, "not JSON"],
  too_many_messages: [1008, "too many messages"],
  failed: [1011, "could not read the conversation"],
  restarting: [1012, "server is restarting"],
  stuck: [1013, "client does not read"],
  token_expired: [4401, "token expired"],
  signed_out: [4401, "signed out"],
  deleted: [4404, "conversation deleted"],
} as const satisfies Record<string, readonly [number, string]>;

export type CloseReason = keyof typeof CLOSE;
