import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedApi, serveApi } from "../support/serve-api.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PROGRAMS = path.join(ROOT, "tests/fixtures/openapi-client");
/** Inside the clone, so that the program finds its packages. */
const PLACE = path.join(ROOT, ".cache", `openapi-client-${process.pid}`);
const OPTIONS = ["--strict", "--noEmit", "--skipLibCheck", "--target", "es2023", "--module", "esnext"];

let served: ServedApi;
let complaints = "";

beforeAll(async () => {
  served = await serveApi();
  mkdirSync(PLACE, { recursive: true });
  const document: OpenAPI3 = await (await fetch(`${served.url}/openapi.json`)).json();
  writeFileSync(path.join(PLACE, "schema.ts"), astToString(await openapiTS(document)));
  for (const name of ["right-use", "wrong-use"]) {
    cpSync(path.join(PROGRAMS, `${name}.txt`), path.join(PLACE, `${name}.ts`));
  }
  complaints = await compile("right-use.ts", "wrong-use.ts");
}, 120_000);
afterAll(async () => {
  rmSync(PLACE, { recursive: true, force: true });
  await served?.stop();
});

/** What the compiler says of these files. */
async function compile(...names: string[]): Promise<string> {
  const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const settings = [...OPTIONS, "--moduleResolution", "bundler", "--lib", "es2023,dom,dom.iterable"];
  const run = promisify(execFile)(process.execPath, [tsc, "--ignoreConfig", ...settings, ...names], { cwd: PLACE });
  return await run.then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
}

/** The lines of a file that the compiler complains of. */
const linesOf = (name: string): number[] => {
  const found = [...complaints.matchAll(new RegExp(`^${name}\\((\\d+),`, "gm"))].map((match) => Number(match[1]));
  return [...new Set(found)];
};

describe("a client generated from openapi.json", () => {
  it("compiles strictly with a program that uses it", () => {
    expect(complaints.split("\n").filter((line) => /^(right-use|schema)|^error/.test(line))).toEqual([]);
  });

  it("does not compile with one that uses it wrongly, at every wrong line", () => {
    const lines = readFileSync(path.join(PLACE, "wrong-use.ts"), "utf8").split("\n");
    const wrong = lines.flatMap((line, index) => (line.includes("// wrong") ? [index + 1] : []));
    expect(wrong.length).toBeGreaterThan(7);
    expect(linesOf("wrong-use.ts")).toEqual(wrong);
  });

  it("works with a server that runs", async () => {
    const program: { run: (url: string, name: string, password: string) => Promise<string[]> } = await import(
      path.join(PLACE, "right-use.ts")
    );
    expect(await program.run(served.url, served.admin.email, served.admin.password)).toEqual([
      "login 200 true",
      "me 200 true",
      "preferences 200 dark",
      "create 201 测试对话",
      "read 200 true",
      "change 200 true",
      "too late 412 PRECONDITION_FAILED",
      "list 200 1",
      "messages 200 0",
      "agents 200 true",
      "models 200 0",
      "missing 404 NOT_FOUND",
      "remove 204",
    ]);
  });
});
