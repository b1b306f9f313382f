/**
 * `npm run sandbox:attempts [driver ...]`: makes every attempt of lib/sandbox/attempts on every driver that works here and
 * prints what came back. Ends with 1 when one was not held. Traffic would only go to a listener of its own on loopback,
 * which nobody may reach.
 */
import { createServer } from "node:net";
import { ALL_ATTEMPTS } from "../lib/sandbox/attempts/all-attempts.ts";
import { judgeAttempt } from "../lib/sandbox/attempts/judge-attempt.ts";
import { describeSandbox, shutdownSandbox } from "../lib/sandbox/index.ts";

const CANARY = "canary-2b91f7aa";
process.env.ALMA_TEST_CANARY = CANARY;
const secrets = { canary: CANARY, words: ["root:x:0", "uid=0", process.cwd(), process.execPath] };

const wanted = process.argv.slice(2);
let visitors = 0;
const listener = createServer((socket) => {
  visitors += 1;
  socket.destroy();
});
await new Promise<void>((resolve) => listener.listen(5432, "127.0.0.1", resolve).once("error", () => resolve()));

const { drivers } = await describeSandbox();
let made = 0;
let failed = 0;
for (const driver of drivers) {
  if (driver.problem !== null) console.log(`# ${driver.name}: not usable here (${driver.problem})`);
  else if (wanted.length === 0 || wanted.includes(driver.name)) await tryDriver(driver.name, driver.languages);
}
await shutdownSandbox();
listener.close();
if (visitors > 0) console.log(`NOT HELD: ${visitors} connections reached the machine's loopback`);
console.log(`${made} attempts, ${made - failed} held, ${failed} not held; ${visitors} connections to the machine`);
process.exit(failed > 0 || visitors > 0 ? 1 : 0);

async function tryDriver(driver: string, languages: readonly string[]): Promise<void> {
  console.log(`\n| ${driver} | attempt | came back | held | ms |\n| --- | --- | --- | --- | ---: |`);
  for (const attempt of ALL_ATTEMPTS.filter(({ language }) => languages.includes(language))) {
    const { outcome, problem, ms } = await judgeAttempt(attempt, driver, secrets);
    made += 1;
    if (problem !== null) failed += 1;
    const held = problem === null ? "yes" : `NO: ${problem.replaceAll(/\s+/g, " ")}`;
    console.log(`| ${attempt.language} | ${attempt.name} | ${outcome} | ${held} | ${Math.round(ms)} |`);
  }
}
