import assert from "node:assert";
import { EOL } from "node:os";
import * as path from "node:path";

const { readFileSync } = await import("node:fs");
assert.equal(EOL, "\n");
console.log(path.posix.basename("/a/b"), typeof readFileSync);
const value = await new Promise((resolve) => setTimeout(resolve, 2, "awaited"));
console.log(value);
export const exported = 1;
export default function () {}
