import { startQueue } from "../../../db/queue.ts";
import { runDueSchedules } from "../../../lib/schedules/index.ts";

// A process of its own that does what is due once, for tests that let several compete and kill one.
await startQueue();
process.stdout.write("ready\n");
await new Promise((resolve) => process.once("SIGUSR2", resolve));
process.stdout.write("taking\n");
const taken = await runDueSchedules();
process.stdout.write(`took ${JSON.stringify(taken)}\n`);
process.exit(0);
