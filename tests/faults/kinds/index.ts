import type { Kind } from "../play-round.ts";
import { APPROVALS } from "./approval.ts";
import { CLIENTS } from "./clients.ts";
import { DATABASE } from "./database.ts";
import { FREEZES } from "./freeze.ts";
import { KILLS } from "./kill.ts";
import { PROCESSES } from "./processes.ts";
import { PROVIDERS } from "./provider.ts";
import { TERMINATIONS } from "./terminate.ts";

/** Every kind of round. */
export const KINDS: Kind[] = [
  ...KILLS,
  ...APPROVALS,
  ...FREEZES,
  ...PROCESSES,
  ...TERMINATIONS,
  ...DATABASE,
  ...PROVIDERS,
  ...CLIENTS,
];
