import { type Check, isEnded } from "./evidence.ts";

export const oneEnd: Check = {
  name: "one end per run",
  meaning: "Every run reaches exactly one terminal state, as its row and its facts say alike, and nothing follows it.",
  counts: "wrong",
  find: ({ stored: { runs, events } }) =>
    runs.flatMap(({ run_id, status, lease_owner }) => {
      const own = events.filter((event) => event.run_id === run_id);
      const ends = own.filter(({ type, data }) => type === "run_status" && isEnded(String(data.status)));
      if (!isEnded(status)) return ends.length === 0 ? [] : [`run ${run_id} is ${status} and has an end`];
      const completions = own.filter(({ type }) => type === "message_complete").length;
      return [
        ...(ends.length === 1 ? [] : [`run ${run_id} has ${ends.length} ends`]),
        ...(completions === 1 ? [] : [`run ${run_id} has completed its message ${completions} times`]),
        ...(ends[0] && ends[0].data.status !== status
          ? [`run ${run_id} is ${status}, its end said ${ends[0].data.status}`]
          : []),
        ...(own.at(-1) === ends.at(-1) ? [] : [`run ${run_id}: ${own.at(-1)?.type} after its end`]),
        ...(lease_owner === null ? [] : [`run ${run_id} has ended and is still leased`]),
      ];
    }),
};
