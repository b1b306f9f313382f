import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path, { join } from "node:path";

await mkdir(join("x", "y"), { recursive: true });
await writeFile(join("x", "y", "f.json"), JSON.stringify({ ok: true }));
const text = await readFile(path.join("x/y/f.json"), "utf8");
console.log(JSON.parse(text).ok, text.length);
await rm("x", { recursive: true });
await readFile("x/y/f.json").catch((error) => console.log(error.code));
