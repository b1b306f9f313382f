export { deleteSchedule, updateSchedule } from "./change-schedule.ts";
export { createSchedule } from "./create-schedule.ts";
export { getSchedule, listOccurrences, listSchedules } from "./list-schedules.ts";
export { previewSchedule } from "./preview-schedule.ts";
export { purgeOccurrences } from "./purge-occurrences.ts";
export { runDueSchedules } from "./run-due-schedules.ts";
export { runSchedule } from "./run-schedule.ts";
export { startSchedules } from "./start-schedules.ts";
