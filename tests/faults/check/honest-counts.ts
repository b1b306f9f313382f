import type { Check } from "./evidence.ts";

export const honestCounts: Check = {
  name: "honest counts",
  meaning: "Counted are the messages that are there, and as a completed run's usage what its recorded steps used.",
  counts: "wrong",
  find: ({ stored: { messages, message_count, runs, steps } }) => {
    const usages = runs
      .filter((run) => run.status === "completed")
      .flatMap(({ run_id, usage }) => {
        const used = steps.filter((step) => step.run_id === run_id && step.kind === "model");
        const prompt = used.reduce((sum, step) => sum + (step.usage?.prompt_tokens ?? 0), 0);
        const completion = used.reduce((sum, step) => sum + (step.usage?.completion_tokens ?? 0), 0);
        const same = usage?.prompt_tokens === prompt && usage.completion_tokens === completion;
        return same ? [] : [`run ${run_id} counts ${JSON.stringify(usage)}, its steps ${prompt} + ${completion}`];
      });
    const there = messages.filter((message) => !message.is_deleted).length;
    return there === message_count ? usages : [...usages, `${message_count} messages are counted, ${there} are there`];
  },
};
