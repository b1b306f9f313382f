"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useToolName } from "@/components/run/use-tool-name";
import { useFormats } from "@/components/ui/use-formats";
import type { ToolUsageLine } from "@/lib/protocol/contract/usage";

/** How often tools were called, how often that failed, and how long it took. */
export function ToolUsageTable({ lines }: { lines: ToolUsageLine[] }) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const formats = useFormats();
  const toolName = useToolName();
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{t("by_tool")}</caption>
      <thead>
        <tr className="border-b text-left text-muted-foreground text-xs">
          <th scope="col" className="py-2 pr-2 font-medium">
            {t("tool")}
          </th>
          {[t("calls"), t("average_time")].map((column) => (
            <th key={column} scope="col" className="py-2 pl-3 text-right font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ tool_name, calls, failures, average_time }) => (
          <tr key={tool_name} className="border-b last:border-0">
            <th scope="row" className="py-2 pr-2 text-left font-normal [overflow-wrap:anywhere]">
              {toolName(tool_name)}
            </th>
            <td className="py-2 pl-3 text-right">
              {format.number(calls)}
              {failures > 0 ? (
                <span className="text-muted-foreground text-xs">
                  {" "}
                  ({format.number(failures)} {t("failures")})
                </span>
              ) : null}
            </td>
            <td className="py-2 pl-3 text-right">{formats.duration(average_time)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
