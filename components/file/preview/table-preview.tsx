import { useTranslations } from "next-intl";
import { MAX_ROWS, tableRows } from "./table-rows";

interface TablePreviewProps {
  name: string;
  text: string;
  /** The text goes on behind what is here. */
  isCut: boolean;
}

/** The first rows of a table, the first one as its head. */
export function TablePreview({ name, text, isCut }: TablePreviewProps) {
  const t = useTranslations("panel");
  const { rows, hasMore } = tableRows(text, isCut);
  const [head, ...body] = rows;
  return (
    <>
      <table
        aria-label={t("preview_table", { name })}
        className="my-1 w-max min-w-full border-collapse text-[0.8125rem]"
      >
        <thead>
          <tr>
            {head?.cells.map((cell) => (
              <th key={cell.place} scope="col" className="border-b px-2.5 py-1.5 text-left font-semibold">
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={row.place} className="even:bg-muted/40">
              {row.cells.map((cell) => (
                <td key={cell.place} className="max-w-80 break-words border-b px-2.5 py-1 align-top">
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasMore ? <p className="py-1 text-muted-foreground text-xs">{t("preview_rows", { count: MAX_ROWS })}</p> : null}
    </>
  );
}
