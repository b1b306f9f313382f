/** What one socket, one person and one conversation may take. */
export interface SocketLimits {
  max_message_bytes: number;
  sockets_per_user: number;
  sockets_per_conversation: number;
  /** Of all people behind one address. */
  sockets_per_address: number;
  /** So many messages at once, refilled evenly over `burst_ms`. */
  burst: number;
  burst_ms: number;
  /** Messages over the rate until the socket is closed; a quiet `burst_ms` forgives them. */
  max_refused: number;
  /** Frames that are no JSON until the socket is closed. */
  max_malformed: number;
  /** Bytes that may wait for a slow client before it gets a snapshot instead. */
  buffer_bytes: number;
  /** How long a client may read nothing at all. */
  stuck_ms: number;
  ping_ms: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  // A message of 200,000 characters as JSON, with room for its attachments.
  max_message_bytes: 1_048_576,
  sockets_per_user: 50,
  sockets_per_conversation: 25,
  sockets_per_address: 500,
  burst: 20,
  burst_ms: 10_000,
  max_refused: 40,
  max_malformed: 5,
  buffer_bytes: 256 * 1024,
  stuck_ms: 60_000,
  ping_ms: 20_000,
};
