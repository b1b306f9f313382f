import type { Contract } from "../protocol/contract/define.ts";

/** Whether an operation only says how the server is: asked by machines, under any name, as often as they like. */
export const isProbe = ({ path }: Contract): boolean => path.startsWith("/api/health");
