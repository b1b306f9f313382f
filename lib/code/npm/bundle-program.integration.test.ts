import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGuardedFetch } from "../../web/index.ts";
import { bundleProgram } from "./bundle-program.ts";

/** A tar archive of plain files, as npm packs them. */
function tar(files: Record<string, string>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(`package/${path}`, 0);
    header.write(content.length.toString(8).padStart(11, "0"), 124);
    header.write("0", 156);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

interface Pack {
  manifest: Record<string, unknown>;
  files: Record<string, string>;
  integrity?: string;
}

const PACKAGES: Record<string, Record<string, Pack>> = {
  left: {
    "1.0.0": { manifest: {}, files: { "index.js": "module.exports = () => 'old';" } },
    "1.4.0": {
      manifest: { dependencies: { "@scope/inner": "^2.0.0" } },
      files: {
        "package.json": '{"main": "./lib/main"}',
        "lib/main.js":
          "const inner = require('@scope/inner'); const { EventEmitter } = require('events'); const net = require('net');\nexports.say = (x) => inner.twice(x) + ':' + require('./data.json').n; exports.emitter = new EventEmitter(); exports.connect = () => net.connect(1);",
        "lib/data.json": '{"n": 7}',
      },
    },
  },
  "@scope/inner": {
    "2.1.0": {
      manifest: {},
      files: {
        "package.json":
          '{"type": "module", "exports": {".": {"import": "./esm.mjs", "require": "./cjs.cjs"}, "./deep/*": "./src/*.js"}}',
        "cjs.cjs": "exports.twice = (x) => x + x;",
        "esm.mjs": "export const twice = (x) => x + x; export default 'inner';",
        "src/a.js": "export default 'deep';",
      },
    },
  },
  thief: { "1.0.0": { manifest: {}, files: { "index.js": "module.exports = require('/etc/passwd');" } } },
  relative: {
    "1.0.0": {
      manifest: {},
      files: { "index.js": `module.exports = require('../../../../../..${process.cwd()}/package.json');` },
    },
  },
  forged: { "1.0.0": { manifest: {}, files: { "index.js": "" }, integrity: "sha512-AAAA" } },
  bomb: { "1.0.0": { manifest: {}, files: { "index.js": `//${"x".repeat(70 * 1024 * 1024)}` } } },
};

const archives = new Map<string, Buffer>();
function archiveOf(name: string, version: string): Buffer {
  const id = `${name}@${version}`;
  const archive = archives.get(id) ?? tar(PACKAGES[name]?.[version]?.files ?? {});
  archives.set(id, archive);
  return archive;
}

let address = "";
const server = createServer((request, response) => {
  const [, path = "", file] = /^\/((?:@[^/%]+(?:%2f|\/))?[^/]+)(?:\/-\/(.+)\.tgz)?$/.exec(request.url ?? "") ?? [];
  const name = path.replace("%2f", "/");
  const versions = PACKAGES[name];
  if (!versions) return void response.writeHead(404).end();
  if (file) return void response.end(archiveOf(name, file));
  const described = Object.entries(versions).map(([version, { manifest, integrity }]) => {
    const hash = `sha512-${createHash("sha512").update(archiveOf(name, version)).digest("base64")}`;
    const dist = { tarball: `${address}/${name}/-/${version}.tgz`, integrity: integrity ?? hash };
    return [version, { name, version, ...manifest, dist }];
  });
  const latest = Object.keys(versions).at(-1);
  response.end(JSON.stringify({ "dist-tags": { latest }, versions: Object.fromEntries(described) }));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  address = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;
});
afterAll(() => void server.close());

const bundle = (code: string, ...specs: string[]) =>
  bundleProgram({ code, language: "typescript" }, specs, AbortSignal.timeout(30_000), {
    url: address,
    fetch: createGuardedFetch({ allow: [address.slice("http://".length)] }),
  });
const requiring = (spec: string) => bundle(`require("${spec.replace(/(.)@.*/, "$1")}")`, spec);
const call = (value: unknown): unknown => (typeof value === "function" ? value() : undefined);

describe("bundleProgram", { timeout: 60_000 }, () => {
  it("fetches, checks and bundles packages with what they need", async () => {
    const code = `import left, { say } from "left"; import inner from "@scope/inner"; import deep from "@scope/inner/deep/a";
import fs from "node:fs"; const text: string = say("a");
export const result = [text, inner, deep, typeof left.emitter.on, typeof fs.readFileSync];
export const refused = () => left.connect();
export const fails = () => { throw new Error("line 5"); };`;
    const outcome = await bundle(code, "left@^1.2.0", "@scope/inner");
    if (!outcome.ok) throw new Error(outcome.error);
    expect(outcome.result.packages).toEqual(["@scope/inner@2.1.0", "left@1.4.0"]);
    const ran: Record<string, unknown> = await import(
      `data:text/javascript,${encodeURIComponent(outcome.result.code)}`
    );
    expect(ran.result).toEqual(["aa:7", "inner", "deep", "function", "function"]);
    expect(() => call(ran.refused)).toThrow('needs Node\'s module "net", which the sandbox does not have');
    const line = outcome.result.code.split("\n").findIndex((each) => each.includes("line 5")) + 1;
    expect(outcome.result.restoreLines(`at main.js:${line}:3`)).toMatch(/^at main\.tsx:5:\d+$/);
  });

  it("refuses what is not as promised, and reaches no file of this machine", async () => {
    const refusal = (pattern: RegExp) => ({ ok: false, error: expect.stringMatching(pattern) });
    expect(await requiring("forged")).toMatchObject(refusal(/^INTEGRITY: /));
    expect(await requiring("absent")).toMatchObject(refusal(/^NOT_FOUND: There is no package absent/));
    expect(await requiring("left@^9")).toMatchObject(refusal(/^NOT_FOUND: No version of left fits \^9.*1\.4\.0/));
    expect(await requiring("../x")).toMatchObject(refusal(/^INVALID_INPUT/));
    expect(await requiring("thief")).toMatchObject(refusal(/^BUNDLE_ERROR: .*Cannot find "\/etc\/passwd"/));
    expect(await requiring("relative")).toMatchObject(refusal(/^BUNDLE_ERROR: .*Cannot find/));
    expect(await bundle('require("nothing")', "left")).toMatchObject(
      refusal(/^BUNDLE_ERROR: main.tsx:1:\d+: Cannot find "nothing"/),
    );
    expect(await requiring("bomb")).toMatchObject(refusal(/^(TOO_LARGE|MEMORY_LIMIT)/));
  });

  it("says that there is no network", async () => {
    const gone = { url: "http://127.0.0.1:9", fetch: createGuardedFetch({ allow: ["127.0.0.1:9"] }) };
    const program = { code: "", language: "javascript" } as const;
    const outcome = await bundleProgram(program, ["left"], AbortSignal.timeout(20_000), gone);
    expect(outcome).toMatchObject({ ok: false, error: expect.stringMatching(/^NETWORK: left could not be fetched/) });
  });
});
