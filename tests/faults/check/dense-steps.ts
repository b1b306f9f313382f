import type { Check } from "./evidence.ts";

export const denseSteps: Check = {
  name: "dense steps",
  meaning: "The steps of every agent of a run are numbered from 0 without a gap or a repeat, and each has finished.",
  counts: "wrong",
  find: ({ stored: { runs, steps, calls } }) =>
    runs.flatMap(({ run_id, status }) => {
      const own = steps.filter((step) => step.run_id === run_id);
      const branches = new Set(own.map((step) => step.branch));
      const gaps = [...branches].flatMap((branch) => {
        const places = own.filter((step) => step.branch === branch).map((step) => step.index);
        places.sort((left, right) => left - right);
        return places.every((place, index) => place === index)
          ? []
          : [`run ${run_id}, agent "${branch}": steps ${places}`];
      });
      // A call that a stop cut off has its result, and its step no end of its own.
      const isCutOff = (id: string) => calls.some((call) => call.step_id === id && call.status === "unknown");
      const open = own.filter((step) => step.finished_at === null && !isCutOff(step.step_id));
      const left =
        status === "completed" ? open.map((step) => `run ${run_id}: step ${step.branch}/${step.index} is open`) : [];
      return [...gaps, ...left];
    }),
};
