import { z } from "zod";
import { contract } from "./define.ts";
import { instant, name, page, sortBy, text, uuid } from "./fields.ts";
import { pinnedToolFields, sourceAgents, toolPrefix, toolReviews, webAddress } from "./tool-sources.ts";

/** A tool as a server offers it and as its person approved it. */
export const mcpToolSchema = z.object(pinnedToolFields).meta({ id: "McpTool" });

/** A server of the Model Context Protocol. Headers and environment are written, never read. */
export const mcpServerSchema = z
  .object({
    server_id: uuid,
    name: z.string(),
    prefix: z.string(),
    transport: z.enum(["http", "stdio"]),
    /** Null for `stdio`, and for a server that is shared with you; so is `command`. */
    url: z.string().nullable(),
    command: z.array(z.string()).nullable(),
    /** The names of the headers or variables that are sent. */
    secret_names: z.array(z.string()),
    /** The agents that have its tools; null for your own agents, the general one and the orchestrator. */
    agent_ids: z.array(uuid).nullable(),
    is_enabled: z.boolean(),
    is_shared: z.boolean(),
    is_own: z.boolean(),
    status: z.enum(["pending", "connected", "failed", "needs_sign_in"]),
    status_message: z.string().nullable(),
    tools: z.array(mcpToolSchema),
    last_connected_at: instant.nullable(),
    created_at: instant,
    updated_at: instant,
    version: z.number().int(),
  })
  .meta({ id: "McpServer" });
export type McpServer = z.infer<typeof mcpServerSchema>;

const command = z.array(text(1000)).min(1).max(30);
const secrets = z
  .record(z.string().regex(/^[\w-]{1,100}$/), text(4000).regex(/^[^\r\n]*$/, "contains a line break"))
  .refine((value) => Object.keys(value).length <= 20, "has more than 20 entries");

export const createMcpServerBody = z
  .object({
    name: name(100),
    prefix: toolPrefix,
    transport: z.enum(["http", "stdio"]).default("http"),
    url: webAddress.optional(),
    /** Program and arguments; for superusers where ALMA_MCP_STDIO is on. */
    command: command.optional(),
    /** Sent with every request (`http`) or set in its environment (`stdio`). Stored encrypted. */
    secrets: secrets.default({}),
    agent_ids: sourceAgents.default(null),
    is_shared: z.boolean().default(false),
  })
  .refine((value) => value.transport !== "http" || value.url !== undefined, { path: ["url"], message: "is missing" })
  .refine((value) => value.transport !== "stdio" || value.command !== undefined, {
    path: ["command"],
    message: "is missing",
  })
  .meta({ id: "CreateMcpServer" });
export type CreateMcpServerBody = z.infer<typeof createMcpServerBody>;

/** The kind of a server stays. Another address or command forgets its secrets, its sign-in and what was approved. */
export const updateMcpServerBody = z
  .object({
    name: name(100),
    prefix: toolPrefix,
    url: webAddress,
    command,
    secrets,
    agent_ids: sourceAgents,
    is_enabled: z.boolean(),
    is_shared: z.boolean(),
  })
  .partial()
  .meta({ id: "UpdateMcpServer" });
export type UpdateMcpServerBody = z.infer<typeof updateMcpServerBody>;

export const reviewMcpToolsBody = z.object({ tools: toolReviews }).meta({ id: "ReviewMcpTools" });
export type ReviewMcpToolsBody = z.infer<typeof reviewMcpToolsBody>;

const mcpServerSortSchema = sortBy("name", "created_at", "last_connected_at");
export type McpServerSort = z.infer<typeof mcpServerSortSchema>;
export const listMcpServersQuery = z.object({ ...page, sort: mcpServerSortSchema.default("created_at") });
export type ListMcpServersQuery = z.infer<typeof listMcpServersQuery>;

const params = z.object({ server_id: uuid });
const base = { tag: "mcp-servers", auth: "user" } as const;
const one = { ...base, path: "/v1/mcp-servers/{server_id}", params } as const;

export const createMcpServer = contract({
  ...base,
  id: "createMcpServer",
  method: "POST",
  path: "/v1/mcp-servers",
  summary: "Add a server of the Model Context Protocol; nothing is contacted yet",
  status: 201,
  versioned: true,
  body: createMcpServerBody,
  response: mcpServerSchema,
});

export const listMcpServers = contract({
  ...base,
  id: "listMcpServers",
  method: "GET",
  path: "/v1/mcp-servers",
  summary: "Your MCP servers and those shared with you",
  status: 200,
  query: listMcpServersQuery,
  response: z.array(mcpServerSchema),
  paginated: true,
});

export const getMcpServer = contract({
  ...one,
  id: "getMcpServer",
  method: "GET",
  summary: "One MCP server with its tools",
  status: 200,
  versioned: true,
  response: mcpServerSchema,
});

export const updateMcpServer = contract({
  ...one,
  id: "updateMcpServer",
  method: "PATCH",
  summary: "Change an MCP server",
  status: 200,
  versioned: true,
  body: updateMcpServerBody,
  response: mcpServerSchema,
});

export const deleteMcpServer = contract({
  ...one,
  id: "deleteMcpServer",
  method: "DELETE",
  summary: "Remove an MCP server",
  status: 204,
  versioned: true,
});

export const refreshMcpServer = contract({
  ...base,
  id: "refreshMcpServer",
  method: "POST",
  path: "/v1/mcp-servers/{server_id}/refresh",
  summary: "Connect and read what tools it offers; a server that cannot be reached is told by `status`",
  limit: "expensive",
  status: 200,
  params,
  response: mcpServerSchema,
});

export const reviewMcpTools = contract({
  ...base,
  id: "reviewMcpTools",
  method: "POST",
  path: "/v1/mcp-servers/{server_id}/tools",
  summary: "Approve tools as they are offered, switch them on or off, say which ones only read",
  status: 200,
  versioned: true,
  session_only: true,
  params,
  body: reviewMcpToolsBody,
  response: mcpServerSchema,
});

export const signInToMcpServer = contract({
  ...base,
  id: "signInToMcpServer",
  method: "POST",
  path: "/v1/mcp-servers/{server_id}/sign-in",
  summary: "Begin the sign-in (OAuth) that a server asks for: the address to open in a browser",
  limit: "expensive",
  asks_provider: true,
  session_only: true,
  status: 200,
  params,
  /** Null where the server lets us in without. */
  response: z.object({ authorization_url: z.string().nullable() }),
});
