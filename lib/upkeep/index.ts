export { listChores } from "./list-chores.ts";
export { type ChoreOutcome, runChore, runDueChores } from "./run-chore.ts";
export { startUpkeep } from "./start-upkeep.ts";
