import { type Check, isEnded } from "./evidence.ts";

export const oneAtATime: Check = {
  name: "one run at a time",
  meaning: "The runs of a conversation execute one after another, in the order their messages were taken.",
  counts: "wrong",
  find: ({ stored: { events } }) => {
    const problems: string[] = [];
    let working: string | null = null;
    /** Runs that have not ended, oldest first. */
    const order: string[] = [];
    for (const { type, run_id, data } of events) {
      if (type === "message_received" && run_id !== null) order.push(run_id);
      if (type !== "run_status" || run_id === null) continue;
      if (data.status === "running") {
        if (working !== null && working !== run_id) problems.push(`run ${run_id} began while ${working} was at work`);
        if (order[0] !== run_id) problems.push(`run ${run_id} began before ${order[0]}, which is older`);
        working = run_id;
      }
      if (!isEnded(String(data.status))) continue;
      if (working === run_id) working = null;
      order.splice(order.indexOf(run_id), 1);
    }
    return problems;
  },
};
