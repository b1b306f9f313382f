import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listenOnLoopback } from "../../../tests/support/listen-on-loopback.ts";
import { writeZip } from "../child/shell-zip.mjs";
import { fetchPackages, packagesFolder, runCode, shutdownSandbox } from "../index.ts";

const text = (content: string) => new TextEncoder().encode(content);
const wheel = (name: string, source: string) =>
  writeZip([
    { name: `${name}/__init__.py`, content: text(source) },
    { name: `${name}-1.0.dist-info/METADATA`, content: text(`Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`) },
    {
      name: `${name}-1.0.dist-info/WHEEL`,
      content: text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
    },
    { name: `${name}-1.0.dist-info/RECORD`, content: text("") },
  ]);
const wheels: Record<string, Buffer> = {
  "almabase-1.0-py3-none-any.whl": wheel("almabase", "VALUE = 21\n"),
  "almatop-1.0-py3-none-any.whl": wheel("almatop", "from almabase import VALUE\ndouble = VALUE * 2\n"),
};

const entry = (name: string, depends: string[]) => {
  const file_name = `${name}-1.0-py3-none-any.whl`;
  const sha256 = createHash("sha256")
    .update(wheels[file_name] ?? "")
    .digest("hex");
  const common = { install_dir: "site", package_type: "package", unvendored_tests: false, version: "1.0" };
  return { ...common, name, file_name, sha256, depends, imports: [name] };
};

let server: Server;
let from = "";
let lock = "";
const ranges: (string | undefined)[] = [];

beforeAll(async () => {
  const engine = JSON.parse(await readFile("node_modules/pyodide/pyodide-lock.json", "utf8"));
  lock = JSON.stringify({
    info: engine.info,
    packages: { almabase: entry("almabase", []), almatop: entry("almatop", ["almabase"]) },
  });
  server = createServer((request, response) => {
    const body = wheels[path.basename(request.url ?? "")];
    const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
    ranges.push(start);
    if (!body) response.writeHead(404).end();
    else response.writeHead(start ? 206 : 200).end(body.subarray(Number(start ?? 0)));
  });
  from = `http://${(await listenOnLoopback(server)).host}/`;
});

afterAll(async () => {
  server.close();
  await shutdownSandbox();
});

const fetchTop = () => fetchPackages({ lock, names: ["almatop"], from, folder: packagesFolder() });

test("packages are fetched with what they need, checked, resumed, and there for programs that import them", async () => {
  const before = await runCode({ language: "python", code: "import numpy" }, { driver: "pyodide" });
  expect(before.stderr).toContain("PACKAGE_MISSING: numpy is not installed in this sandbox.");

  await expect(
    fetchPackages({ lock, names: ["almatop"], from: "http://127.0.0.1:9/", folder: packagesFolder() }),
  ).rejects.toThrow(/could not be fetched .* Run the command again/);
  const [base = "", top = ""] = Object.keys(wheels);
  await writeFile(path.join(packagesFolder(), `${base}.part`), wheels[base]?.subarray(0, 40) ?? "");
  await writeFile(path.join(packagesFolder(), top), "something else");
  expect(await fetchTop()).toEqual({ fetched: ["almabase", "almatop"], present: [] });
  expect(ranges).toContain("40");
  expect(await fetchTop()).toEqual({ fetched: [], present: ["almabase", "almatop"] });

  const code = "import almatop\nprint(almatop.double)\nimport sys\nprint('js' in sys.modules)";
  const ran = await runCode({ language: "python", code }, { driver: "pyodide" });
  expect(ran).toMatchObject({ stdout: "42\nFalse\n", stderr: "", error: null });
});

test("a file that is not the one of the lock file is refused", async () => {
  const real = wheels["almabase-1.0-py3-none-any.whl"];
  wheels["almabase-1.0-py3-none-any.whl"] = wheel("almabase", "VALUE = 666\n");
  const folder = path.join(packagesFolder(), "other");
  await expect(fetchPackages({ lock, names: ["almabase"], from, folder })).rejects.toThrow(/SHA-256 differs/);
  if (real) wheels["almabase-1.0-py3-none-any.whl"] = real;
});
