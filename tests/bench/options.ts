import path from "node:path";
import { parseArgs } from "node:util";
import { LOADS, type Load, QUICK_LOADS } from "./load.ts";

/** A built copy of ALMA to measure. */
export interface Tree {
  name: string;
  dir: string;
}

export interface Options {
  loads: Load[];
  rounds: number;
  trees: Tree[];
  /** Doors of ALMA to measure. */
  wires: ("sse" | "ws")[];
  /** Flags for the server's Node, `--cpu-prof` for one. */
  server_flags: string[];
  /** Where to write every measure as JSON. */
  json: string | null;
}

export const USAGE = `node tests/bench/stream.ts [--quick] [--only 50,50@30] [--rounds 3] [--tree name=dir ...] [--ws] [--no-sse]
  [--server-flags="--cpu-prof --cpu-prof-dir=/tmp/prof"] [--json file]
loads: ${LOADS.map(({ name }) => name).join(" ")}
A tree is a built copy of ALMA ("npx next build"); without --tree it is this one. Name several to compare them in one run.`;

/** Reads the command line; throws with {@link USAGE} for what it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      rounds: { type: "string" },
      tree: { type: "string", multiple: true, default: [] },
      ws: { type: "boolean", default: false },
      "no-sse": { type: "boolean", default: false },
      "server-flags": { type: "string", default: "" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) throw new Error(USAGE);
  const wires: Options["wires"] = values["no-sse"] ? [] : ["sse"];
  if (values.ws) wires.push("ws");
  return {
    loads: loadsOf(values.quick, values.only),
    rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
    trees: treesOf(values.tree),
    wires,
    server_flags: values["server-flags"].split(" ").filter(Boolean),
    json: values.json ?? null,
  };
}

function loadsOf(quick: boolean, only: string | undefined): Load[] {
  const all = quick ? QUICK_LOADS : LOADS;
  if (only === undefined) return all;
  return only.split(",").map((name) => {
    const found = all.find((load) => load.name === name) ?? LOADS.find((load) => load.name === name);
    if (!found) throw new Error(`no load is called ${name}\n${USAGE}`);
    return found;
  });
}

function treesOf(given: string[]): Tree[] {
  if (given.length === 0) return [{ name: "alma", dir: path.resolve(import.meta.dirname, "..", "..") }];
  return given.map((text) => {
    const [name, dir] = text.includes("=") ? text.split("=", 2) : [path.basename(text), text];
    return { name: name ?? text, dir: path.resolve(dir ?? text) };
  });
}
