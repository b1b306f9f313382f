import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

const t0 = performance.now();
console.log(await sleep(10, "value"), performance.now() - t0 >= 9);
setImmediate(() => console.log("immediate"));
setTimeout(() => console.log("timer"), 15);
process.on("exit", (code) => console.log("exit", code));
