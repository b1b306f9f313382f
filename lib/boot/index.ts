export { closeDatabase } from "../../db/client.ts";
export { type BootedDatabase, bootDatabase } from "./boot-database.ts";
export { checkRole } from "./check-role.ts";
export { holdServingLock } from "./serving-lock.ts";
