// npm test. Plain JavaScript for Node 18 and later: it runs before anything is installed.
import { main, root } from "./bootstrap/main.mjs";
import { Stop } from "./bootstrap/say.mjs";
import { PARTS, runParts } from "./bootstrap/test-parts.mjs";

await main(async () => {
  const at = process.argv.indexOf("--only");
  const only = at < 0 ? undefined : process.argv[at + 1];
  if (at >= 0 && !PARTS.some((part) => part === only)) throw new Stop(`--only takes one of: ${PARTS.join(", ")}`);
  const { passed, failed } = await runParts(root, only ? PARTS.filter((part) => part === only) : PARTS);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
});
