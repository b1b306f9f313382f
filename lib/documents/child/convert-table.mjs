// Child of lib/documents: a file with tables, or their rows, in; a table in another format out.
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { detectFormat } from "./read/detect-format.mjs";
import { readTable } from "./table/read-table.mjs";
import { writeTable } from "./table/write-table.mjs";

const ARCHIVED = new Set(["xlsx", "ods"]);
const MANY = new Set(["xlsx", "md", "json"]);

serve(async ({ input, options: { from, to, sheet, sheets: given } }) => {
  const sheets = given ?? (await read(input, from));
  const chosen =
    sheet === undefined ? sheets : sheets.filter(({ name }, at) => name === sheet || String(at + 1) === sheet);
  if (chosen.length === 0) {
    const names = sheets
      .map(({ name }) => name)
      .join(", ")
      .slice(0, 500);
    throw new Refusal("UNSUPPORTED", `There is no sheet ${JSON.stringify(sheet)}. There are: ${names}.`);
  }
  const isCut = chosen.length > 1 && !MANY.has(to);
  const notes = isCut
    ? [
        `Only "${chosen[0].name}", the first of ${chosen.length} tables, is in the ${to} file. Name another with "sheet".`,
      ]
    : [];
  return { value: { notes }, parts: [{ name: "table", data: await writeTable(chosen, to) }] };
});

/** Archives are measured before a library unpacks them; a file of another kind than promised is read as what it is. */
async function read(input, from) {
  const { format, archive } = await detectFormat(input, `table.${from}`);
  archive?.unpackAll();
  const isTable = ARCHIVED.has(format) || format === "xls" || format === "parquet";
  const isPromised = ARCHIVED.has(from) || from === "xls" || from === "parquet";
  if (isPromised && !isTable) throw new Refusal("DAMAGED", `The file is mislabelled: it is ${format}, not ${from}.`);
  return readTable(input, isTable ? format : from);
}
