/** A tool of somebody else's server, as it was when a person approved it. */
export interface PinnedTool {
  /** Its name on the server. */
  name: string;
  description: string;
  /** JSON schema of its arguments. */
  input_schema: Record<string, unknown>;
  /** For an operation of an HTTP service: the request that a call of it is. */
  request?: HttpOperation;
  /** SHA-256 in hex of name, description, schema and request in canonical JSON. */
  hash: string;
  /**
   * `approved`: may be used; `new` and `changed`: waits for a person's yes; `removed`: the server does not offer it any
   * more. A changed one keeps here what was approved, with what is offered now in `offered`.
   */
  status: "approved" | "new" | "changed" | "removed";
  offered?: {
    description: string;
    input_schema: Record<string, unknown>;
    request?: HttpOperation;
    hash: string;
  };
  /** Only reads: needs no yes for each call. A person's decision, never the server's claim. */
  is_read_only: boolean;
  is_enabled: boolean;
}

/** How a call of an operation becomes an HTTP request. */
export interface HttpOperation {
  method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Behind the service's base address, with `{name}` for parameters. */
  path: string;
  parameters: HttpParameter[];
  /** How the argument `body` is sent; null for nothing. */
  body: HttpBody | null;
}

export interface HttpBody {
  /** `multipart`: as form fields with files among them; `binary`: the one file whose path it is. */
  kind: "json" | "form" | "text" | "multipart" | "binary";
  content_type: string;
  /** For `multipart`: the fields that are files; a call gives their paths in the workspace. */
  files?: string[];
}

/** How one argument is sent, in the words of OpenAPI; `json`: as JSON text, whatever its type. */
export interface HttpParameter {
  argument: string;
  name: string;
  in: "path" | "query" | "header";
  style: "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "json";
  explode: boolean;
}
