/** Formats whose content becomes tables, by extension. */
const KINDS: Record<string, string> = {
  csv: "csv",
  tsv: "tsv",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  xlsx: "xlsx",
  xlsm: "xlsx",
  parquet: "parquet",
  sqlite: "sqlite",
  sqlite3: "sqlite",
  db: "sqlite",
};

/** Names that SQL or this tool needs itself. */
const RESERVED = new Set(
  "all alter and as asc by case check column commit create cross current date default delete desc distinct drop else end except exists files for foreign from full group having in index inner insert intersect into is join key left like limit main natural not null offset on or order outer primary references right rollback select set table temp then to transaction trigger union unique update using values view when where with".split(
    " ",
  ),
);

/** A file that SQL can read; its table is called `name`, or its tables `name_<sheet or key>`, or its schema `name`. */
export interface Source {
  path: string;
  name: string;
  kind: string;
}

/** Names every file that holds data, the same way each time: `reports/Q3 sales.csv` is `Q3_sales`. */
export function nameSources(paths: string[]): Source[] {
  const taken = new Set<string>();
  return paths.toSorted().flatMap((path): Source[] => {
    const [, base = "", extension = ""] = /([^/]+)\.([^./]+)$/.exec(path) ?? [];
    const kind = KINDS[extension.toLowerCase()];
    if (kind === undefined) return [];
    const name = freeName(identifier(base), extension.toLowerCase(), taken);
    taken.add(name.toLowerCase());
    return [{ path, name, kind }];
  });
}

/** A name that needs no quotes in SQL. */
function identifier(base: string): string {
  const bare = base
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const name = bare === "" || /^\p{N}/u.test(bare) ? `t_${bare}` : bare;
  return RESERVED.has(name.toLowerCase()) ? `${name}_` : name;
}

function freeName(wanted: string, extension: string, taken: Set<string>): string {
  const isFree = (name: string) => !taken.has(name.toLowerCase());
  if (isFree(wanted)) return wanted;
  const withExtension = `${wanted}_${extension}`;
  let name = withExtension;
  for (let number = 2; !isFree(name); number += 1) name = `${withExtension}_${number}`;
  return name;
}

/** The sources that a script can mean: only those whose name stands in it, alone or before `_`, are worth reading. */
export const sourcesIn = (sql: string, sources: Source[]): Source[] => {
  const text = sql.normalize("NFC");
  // Names are letters, digits and underscores: nothing in them means anything to a regular expression.
  return sources.filter(({ name }) => new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}])`, "iu").test(text));
};
