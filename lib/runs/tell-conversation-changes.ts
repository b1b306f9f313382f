import { listWaitingRuns } from "../../db/queries/runs/approvals.ts";
import { appendFacts } from "../../db/queries/runs/run-events.ts";
import { cancelRunsOf } from "../../db/queries/runs/runs.ts";
import { deleteStandingApprovalsIn } from "../../db/queries/runs/standing-approvals.ts";
import { onConversationChanged } from "../conversations/index.ts";
import { hub } from "../realtime/index.ts";
import { wakeRun } from "./approvals/wake-run.ts";
import { stopSignals } from "./stop-signals.ts";

/** Makes a fact of every change of a conversation, so that its other tabs see the new name, pin or end; its deletion stops its runs. */
export const tellConversationChanges = (): (() => void) =>
  onConversationChanged("facts", async ({ kind, conversation }, tx) => {
    if (kind === "created") return;
    const data = { ...conversation, is_deleted: kind === "deleted" };
    const { conversation_id } = conversation;
    if (kind === "deleted") await deleteStandingApprovalsIn(tx, conversation_id);
    const facts = await appendFacts(tx, conversation_id, null, [{ type: "conversation_update", data }]);
    const open = kind === "deleted" ? await cancelRunsOf(tx, conversation_id) : [];
    // One that waits for a person has no worker who would hear of it: it is given to one, who ends it.
    const waiting = kind === "deleted" ? await listWaitingRuns(tx, conversation_id) : [];
    for (const { run_id } of waiting)
      facts.push(...(await appendFacts(tx, conversation_id, run_id, await wakeRun(tx, run_id))));
    return () => {
      hub().publishFacts(conversation_id, facts);
      for (const { run_id } of open) stopSignals().stop(run_id, "cancelled");
    };
  });
