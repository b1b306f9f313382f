/**
 * What an administrator can grant to somebody who is none: every `permission` that a contract names (a test compares the
 * two), and `usage:read`, which opens other people's figures in an operation that is
 * everybody's. Beside them `tool:<name>` lets a person's agents use a dangerous tool.
 */
export const API_PERMISSIONS = ["user:read", "user:write", "user:delete", "audit:read", "usage:read"] as const;
export type ApiPermission = (typeof API_PERMISSIONS)[number];

export type ToolPermission = `tool:${string}`;
export type Permission = ApiPermission | ToolPermission;

/** `grants.permission` has 60 characters. */
const TOOL = /^tool:[a-z][a-z0-9_]{0,54}$/;

/** Whether this is the name of a permission; whether there is such a tool is another question. */
export const isPermission = (value: string): value is Permission =>
  API_PERMISSIONS.some((permission) => permission === value) || TOOL.test(value);

/** The tool that a permission is about; null for one about the API. */
export const toolOf = (permission: string): string | null =>
  permission.startsWith("tool:") ? permission.slice("tool:".length) : null;
