export { closeDatabase } from "../../db/client.ts";
export { type BootedDatabase, bootDatabase } from "./boot-database.ts";
export { startUpkeep } from "./upkeep.ts";
