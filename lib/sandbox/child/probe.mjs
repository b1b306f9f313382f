/** Started once per way of launching: says whether a child launched that way can read what the real children need. */
import { accessSync, constants, readFileSync } from "node:fs";
import process from "node:process";

const [, , ...paths] = process.argv;
for (const path of paths) accessSync(path, constants.R_OK);
readFileSync(new URL("./frames.mjs", import.meta.url));
process.stdout.write("ready");
