import { createPartitions } from "../../db/partitions.ts";
import { purgeInvitations } from "../accounts/index.ts";
import { sealEntries } from "../audit/index.ts";
import { purgeEndedSessions } from "../auth/index.ts";
import { expireConversations, purgeDeletedConversations } from "../conversations/index.ts";
import { purgeIdempotencyKeys } from "../http/index.ts";
import { purgeUnverifiedAccounts, removeLeftAccounts } from "../personal-data/index.ts";
import type { ChoreName } from "../protocol/contract/settings.ts";
import { purgeOccurrences } from "../schedules/index.ts";
import { purgeRemovedFiles, purgeUploads } from "../workspace/index.ts";

interface ChoreWork {
  /** Hours between two runs. */
  every: number;
  /** Gives how many things it removed, where it counts them. May be done twice at once without harm. */
  run: () => Promise<unknown>;
}

/** What the installation needs done regularly, in the order in which it is done. */
export const CHORE_WORK: Record<ChoreName, ChoreWork> = {
  // With every look, which are a minute apart.
  audit_seals: { every: 0.5 / 60, run: sealEntries },
  account_removals: { every: 0.25, run: removeLeftAccounts },
  retention: { every: 24, run: expireConversations },
  deleted_conversations: { every: 1, run: purgeDeletedConversations },
  schedule_history: { every: 24, run: purgeOccurrences },
  unverified_accounts: { every: 24, run: purgeUnverifiedAccounts },
  old_invitations: { every: 24, run: purgeInvitations },
  ended_sign_ins: { every: 24, run: purgeEndedSessions },
  idempotency_keys: { every: 1, run: purgeIdempotencyKeys },
  expired_uploads: { every: 1, run: purgeUploads },
  removed_files: { every: 24, run: purgeRemovedFiles },
  partitions: { every: 24, run: createPartitions },
};
