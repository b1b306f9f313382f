import type { Ratelimit } from "@upstash/ratelimit";

/** Redis' commands, and what the names of this installation's keys begin with. */
export interface SharedStore {
  redis: ConstructorParameters<typeof Ratelimit>[0]["redis"] & { scriptLoad: (script: string) => Promise<string> };
  prefix: string;
}
