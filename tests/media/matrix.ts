// npm run media:matrix: converts one small file along every published pair and looks at each result. Formats that are named
// (`npm run media:matrix -- mp4 wmv`) are the only sources then.
import { mediaConversions } from "../../lib/media/index.ts";
import { checkConversion } from "./check-conversion.ts";

const named = new Set(process.argv.slice(2));
const pairs = mediaConversions.filter(({ from }) => named.size === 0 || named.has(from));
let failures = 0;
const started = performance.now();
for (const { from, to } of pairs) {
  try {
    const { bytes, ms } = await checkConversion(from, to);
    console.log(`${from.padEnd(5)}-> ${to.padEnd(5)} ${String(ms).padStart(6)} ms ${String(bytes).padStart(8)} bytes`);
  } catch (error) {
    failures += 1;
    console.log(
      `${from.padEnd(5)}-> ${to.padEnd(5)} FAILED: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`${pairs.length - failures} of ${pairs.length} conversions passed in ${seconds} s`);
process.exit(failures === 0 ? 0 : 1);
