import type { Stats } from "node:fs";
import { type PathLike, readFileSync, writeFileSync } from "node:fs";

const name: PathLike = "ts.txt";
writeFileSync(name, "typed");
console.log(readFileSync(name, "utf8"));
const size = (s: Stats): number => s.size;
console.log(typeof size, await Promise.resolve<number>(3));
export type Id = string;
