/** A tool of somebody else's server, as it was when a person approved it. */
export interface PinnedTool {
  /** Its name on the server. */
  name: string;
  description: string;
  /** JSON schema of its arguments. */
  input_schema: Record<string, unknown>;
  /** SHA-256 in hex of name, description and schema in canonical JSON. */
  hash: string;
  /**
   * `approved`: may be used; `new` and `changed`: waits for a person's yes; `removed`: the server does not offer it any
   * more. A changed one keeps here what was approved, with what is offered now in `offered`.
   */
  status: "approved" | "new" | "changed" | "removed";
  offered?: { description: string; input_schema: Record<string, unknown>; hash: string };
  /** Only reads: needs no yes for each call. A person's decision, never the server's claim. */
  is_read_only: boolean;
  is_enabled: boolean;
}
